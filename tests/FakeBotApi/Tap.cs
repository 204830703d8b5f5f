namespace FakeBotApi;

/// <summary>A tap on a button; the phone shows a spinner until the bot answers.</summary>
internal sealed class Tap(TelegramWorld world, string id, ChatMessage message, FakeUser by, DateTimeOffset at)
{
    /// <summary>How long a tap can be answered.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(15);

    public string Id => id;

    public ChatMessage Message => message;

    public FakeUser By => by;

    public DateTimeOffset At => at;

    /// <summary>What the bot answered; nothing yet while it is null.</summary>
    public TapAnswer? Answer { get; set; }

    public Task<TapAnswer> AnsweredAsync() =>
        world.Changes.WaitForAsync(() => Answer, () => $"The tap of {by.FirstName} was not answered. {world.Story()}");
}

/// <summary>The answer to a tap: a passing notice, a box to close, or nothing to read at all.</summary>
internal sealed record TapAnswer(string? Text, bool IsAlert);
