using GartanChatBot.Tests.TestKit;

namespace GartanChatBot.Tests.Alerts.Oracle;

/// <summary>Killed the moment a chat has acknowledged a message, so that the bot can hardly have noted it.</summary>
public class KilledAfterAcknowledgementTests
{
    private static readonly int Kills = Effort.Asked("GARTAN_TEST_KILLS", Effort.Of(20));

    /// <summary>For the figures: <c>GARTAN_TEST_KILLS=100</c>.</summary>
    [Fact]
    public async Task Killed_right_after_acknowledgements_it_loses_no_gap_and_tells_none_twice()
    {
        await using var bot = await CrashTestBot.StartAsync();
        var random = new Random(100);

        for (var kill = 0; kill < Kills; kill++)
        {
            bot.LiveUntilKilled(end =>
            {
                var left = 1 + random.Next(3);
                bot.Chats.Acknowledged = _ => When(Interlocked.Decrement(ref left) == 0, end);
                return _ => { };
            });
        }

        bot.LiveToTheEnd();
        bot.ShouldHaveToldEveryGapOnce(Kills);
    }

    private static void When(bool reached, Action end)
    {
        if (reached)
            end();
    }
}
