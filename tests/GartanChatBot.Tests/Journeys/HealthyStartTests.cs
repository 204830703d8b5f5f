using GartanChatBot.Tests.TestKit;
using Microsoft.Extensions.Logging;

namespace GartanChatBot.Tests.Journeys;

/// <summary>What the log of a start that goes well says, and what it does not say.</summary>
public class HealthyStartTests
{
    [Fact]
    public async Task The_log_says_what_was_read_once_and_warns_of_nothing()
    {
        await using var bot = await BotHarness.StartAsync();
        bot.Set("Gartan:PermissionConfirmed", "true");
        var log = bot.CollectLog(LogLevel.Information);
        await using var running = await bot.StartServiceAsync();

        for (var pass = 0; pass < 3; pass++)
        {
            await running.Services.ScrapeDueAsync().NudgedAsync(bot.Time);
            bot.Time.Advance(TimeSpan.FromMinutes(6));
        }

        var ours = log.GetSnapshot()
            .Where(record => record.Category?.StartsWith("GartanChatBot", StringComparison.Ordinal) == true)
            .ToList();
        ours.Where(record => record.Message.StartsWith("Read ", StringComparison.Ordinal))
            .ShouldHaveSingleItem()
            .Message.ShouldStartWith("Read Fernbrae: today 8 people, K41P1 on until 16:00, counts agree; ");
        ours.Where(record => record.Level >= LogLevel.Warning).Select(record => record.Message).ShouldBeEmpty();
    }
}
