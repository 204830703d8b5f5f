using FakeBotApi;
using GartanSimulator;
using NodaTime;

namespace GartanChatBot.Tests.Chat.Telegram;

/// <summary>The bot speaks first on Telegram: through the outbox, over the wire, and the message follows the rota.</summary>
public class TelegramAlertTests
{
    [Fact]
    public async Task An_alert_comes_by_itself_and_is_edited_when_it_is_covered()
    {
        await using var bot = await TelegramBot.PrepareAsync(new() { Rota = RotaStyle.Blank });
        bot.LiftLimits();
        await bot.RunServiceAsync();
        bot.Birch.Starts();
        await bot.Telegram.NextMessageAsync(bot.Birch.Chat);
        var (six, seven) = (new LocalDateTime(2026, 6, 9, 18, 0), new LocalDateTime(2026, 6, 9, 19, 0));
        var begun = bot.Bot.Time.GetUtcNow();
        await bot.MinutesUntilAsync(() => bot.Bot.Time.GetUtcNow() - begun >= TimeSpan.FromMinutes(5), "the grace is over");
        foreach (var driver in (string[])["ALDER, TM", "CEDAR, ML", "ELM, SJ"])
            bot.Bot.Site.Rota.Book("K41", driver, six, seven);

        await bot.MinutesUntilAsync(() => Alert(bot) is not null, "the shortage is told");
        var alert = Alert(bot)!;
        alert.Text.ShouldContain("No driver");
        alert.IsSilent.ShouldBeFalse();

        bot.Bot.Site.Rota.BookOn("K41", "ELM, SJ", six, seven);
        await bot.MinutesUntilAsync(() => bot.Birch.Chat.FromBot.Any(message => message.ReplyTo == alert), "that it is covered is told");
        await bot.MinutesUntilAsync(() => alert.Text.Contains("on the run throughout", StringComparison.Ordinal), "the message follows");

        bot.Birch.Chat.FromBot.Count(message => message.Text.Contains("18:00–19:00", StringComparison.Ordinal)).ShouldBe(2);
        bot.NothingLogsTheToken();
    }

    private static ChatMessage? Alert(TelegramBot bot) => bot.Birch.Chat.FromBot
        .FirstOrDefault(message => message.ReplyTo is null && message.Text.Contains("18:00–19:00", StringComparison.Ordinal));
}
