using System.Diagnostics;
using GartanChatBot.Tests.TestKit;

namespace GartanChatBot.Tests.Alerts.Oracle;

/// <summary>Killed while it reads, while it stores and assesses, and while a message is on its way.</summary>
public class KilledAnywhereTests
{
    private static readonly int Kills = Effort.Asked("GARTAN_TEST_KILLS", Effort.Of(20));
    private const int LongestPause = 6_000;

    /// <summary>For the figures: <c>GARTAN_TEST_KILLS=100</c>.</summary>
    [Fact]
    public async Task Killed_at_random_moments_it_loses_no_gap_and_tells_none_twice()
    {
        await using var bot = await CrashTestBot.StartAsync();
        var random = new Random(200);

        for (var kill = 0; kill < Kills; kill++)
        {
            var (left, pause) = (1 + random.Next(40), TimeSpan.FromMicroseconds(random.Next(LongestPause)));
            switch (kill % 3)
            {
                case 0:
                    bot.LiveUntilKilled(end => WhileReading(bot, left, pause, end));
                    break;
                case 1:
                    bot.LiveUntilKilled(end => AfterALine(left, pause, end));
                    break;
                default:
                    bot.LiveUntilKilled(end => BeforeAcknowledgement(bot, left % 4, end));
                    break;
            }
        }

        bot.LiveToTheEnd();
        bot.ShouldHaveToldEveryGapOnce(Kills);
    }

    private static Action<string> WhileReading(CrashTestBot bot, int requests, TimeSpan pause, Action end)
    {
        _ = bot.Site.Log.WhenRequestedAsync(bot.Site.Log.Requests.Count + 3 + requests).ContinueWith(
            _ =>
            {
                Pass(pause);
                end();
            },
            TaskScheduler.Default);
        return _ => { };
    }

    private static Action<string> AfterALine(int lines, TimeSpan pause, Action end) => line =>
    {
        if (lines-- != 0)
            return;

        Pass(pause);
        end();
    };

    private static Action<string> BeforeAcknowledgement(CrashTestBot bot, int messages, Action end)
    {
        bot.Chats.Taken = _ =>
        {
            if (Interlocked.Decrement(ref messages) < 0)
                end();
        };
        return _ => { };
    }

    /// <summary>Microseconds: no timer is that fine, and a moment that is always the same would prove little.</summary>
    private static void Pass(TimeSpan time)
    {
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < time)
            Thread.SpinWait(20);
    }
}
