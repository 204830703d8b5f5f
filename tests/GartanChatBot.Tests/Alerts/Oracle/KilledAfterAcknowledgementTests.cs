namespace GartanChatBot.Tests.Alerts.Oracle;

/// <summary>Killed the moment a chat has acknowledged a message, so that the bot can hardly have noted it.</summary>
public class KilledAfterAcknowledgementTests
{
    private const int Kills = 100;

    [Fact(Explicit = true)]
    public async Task Killed_right_after_a_hundred_acknowledgements_it_loses_no_gap_and_tells_none_twice()
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
        bot.ShouldHaveToldEveryGapOnce();
    }

    private static void When(bool reached, Action end)
    {
        if (reached)
            end();
    }
}
