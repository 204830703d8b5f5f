using GartanChatBot.Chat.Replies;
using NodaTime;

namespace GartanChatBot.Outbox;

/// <summary>Renders a queued message when it is sent. The outbox itself writes no text.</summary>
internal interface IMessageRenderer
{
    /// <param name="message">Message with the data from queueing.</param>
    /// <param name="now">Time of the first send attempt.</param>
    Rendered Render(OutboxMessage message, Instant now);
}

/// <summary>Outcome of rendering a due message: send it, drop it as outdated, or wait for a fresh rota.</summary>
internal sealed record Rendered(Reply? Reply, bool Wait = false)
{
    public static readonly Rendered NoNews = new((Reply?)null);

    public static readonly Rendered NotNow = new(null, Wait: true);
}
