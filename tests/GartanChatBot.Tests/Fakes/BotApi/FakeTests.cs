using FakeBotApi;
using Microsoft.Extensions.Time.Testing;

namespace GartanChatBot.Tests.Fakes.BotApi;

/// <summary>A fake and a plain client for it, afresh for each test.</summary>
public abstract class FakeTests : IAsyncLifetime
{
    private protected FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 6, 9, 13, 18, 0, TimeSpan.Zero));

    private protected FakeTelegram Fake { get; private set; } = null!;

    private protected PlainClient Bot { get; private set; } = null!;

    private protected FakeUser Birch { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Fake = await FakeTelegram.StartAsync(Time, abandoned: TestContext.Current.CancellationToken);
        Bot = new(Fake);
        Birch = Fake.User("Birch");
    }

    public async ValueTask DisposeAsync()
    {
        Bot.Dispose();
        await Fake.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>The refusal of something that no bot in good order would ask.</summary>
    private protected void ShouldBeBlamed(Answered answered, string text)
    {
        ((int)answered.Status).ShouldBe(400);
        answered.Refusal.ShouldContain(text);
        Fake.ForgiveViolations().ShouldHaveSingleItem().ShouldContain(text);
    }

    /// <summary>A refusal that a good bot too can meet.</summary>
    private protected void ShouldBeRefused(Answered answered, int code, string text)
    {
        ((int)answered.Status).ShouldBe(code);
        answered.Body["error_code"]!.GetValue<int>().ShouldBe(code);
        answered.Refusal.ShouldContain(text);
        Fake.Violations.ShouldBeEmpty();
    }

    /// <summary>A message of the bot to Birch, who has started it.</summary>
    private protected async Task<ChatMessage> SentAsync(string text = "Fernbrae is on the run", object? markup = null)
    {
        Birch.HasStarted = true;
        await Bot.SendAsync(Birch.Chat, text, markup);
        return await Fake.NextMessageAsync(Birch.Chat);
    }
}
