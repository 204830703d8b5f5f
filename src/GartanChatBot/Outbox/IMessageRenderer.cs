using GartanChatBot.Chat.Replies;
using NodaTime;

namespace GartanChatBot.Outbox;

/// <summary>Facts of a queued message to words, at the moment of sending. The outbox sends what others word.</summary>
internal interface IMessageRenderer
{
    /// <param name="message">Facts as they were queued.</param>
    /// <param name="now">When it is sent; at a second try, when it was first tried.</param>
    Rendered Render(OutboxMessage message, Instant now);
}

/// <summary>Outcome of rendering a due message: send it, drop it as outdated, or wait for a fresh rota.</summary>
internal sealed record Rendered(Reply? Reply, bool Wait = false)
{
    public static readonly Rendered NoNews = new((Reply?)null);

    public static readonly Rendered NotNow = new(null, Wait: true);
}
