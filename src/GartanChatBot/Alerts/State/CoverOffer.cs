using GartanChatBot.Chat;
using GartanChatBot.Outbox;
using GartanChatBot.Storage;
using NodaTime;

namespace GartanChatBot.Alerts.State;

/// <summary>A person's offer to cover a gap. It is only confirmed when the rota shows it. Flat, because it is stored.</summary>
internal sealed record CoverOffer
{
    /// <summary>Combination of subject and conversation.</summary>
    public required string Id { get; init; }

    /// <summary>Gap and account: the same in every conversation, so that its messages are found after the conversation moved.</summary>
    public required string Subject { get; init; }

    public required string Gap { get; init; }

    public required string Conversation { get; init; }

    /// <summary>Name of the person when they offered; the chat's settings decide how much of it is shown.</summary>
    public required string Who { get; init; }

    /// <summary>Crew member's name on the Gartan page if the person is linked; their own hours then decide.</summary>
    public string? Member { get; init; }

    public required Instant From { get; init; }

    public required Instant To { get; init; }

    public required Instant At { get; init; }

    /// <summary>Time when the rota showed it; null until then.</summary>
    public Instant? KeptAt { get; init; }

    /// <summary>A method, because a property would be stored.</summary>
    public Conversation Place() => Chat.Conversation.Parse(Conversation);

    /// <summary><c>telegram:4711</c></summary>
    public string Account() => $"{Place().Platform}:{Subject[(Gap.Length + 1)..]}";

    /// <summary>The message about the offer, as a reply to the alert.</summary>
    public OutboxMessage Message(string? alert, Instant now) =>
        Queued(Subject, MessageKind.Offer, now) with { Text = Subject, Anchor = alert };

    /// <summary>Edit of that message after the rota shows the offered hours.</summary>
    public OutboxMessage EditOfMessage(Instant now)
    {
        var line = OutboxMessage.IdOf(Subject, MessageKind.Offer, Conversation);
        return Queued(line, MessageKind.Edit, now) with { Anchor = line };
    }

    public static string SubjectOf(string gap, string account) => $"{gap}|{account}";

    public static string IdOf(string subject, ChatKey chat) => $"{subject}|{chat}";

    private OutboxMessage Queued(string subject, string kind, Instant now) => new()
    {
        Id = OutboxMessage.IdOf(subject, kind, Conversation),
        Conversation = Conversation,
        Kind = kind,
        Gaps = [Gap],
        QueuedAt = now,
        Due = now,
    };
}

/// <summary>Stores cover offers for known gaps.</summary>
internal sealed class CoverOfferStore(BotDatabase database) : IConversationObserver
{
    private readonly DocumentSet<CoverOffer> offers = database.Documents<CoverOffer>("alert_offers");

    public IReadOnlyList<CoverOffer> All() => offers.All();

    public IReadOnlyList<CoverOffer> Of(string gap, string conversation) =>
        [.. offers.All().Where(offer => offer.Gap == gap && offer.Conversation == conversation).OrderBy(offer => offer.At)];

    public CoverOffer? Find(string id) => offers.Find(id);

    public void Save(CoverOffer offer) => offers.Upsert(offer);

    public void Delete(CoverOffer offer) => offers.Delete(offer.Id);

    public void Moved(Conversation from, Conversation to) => Move(from, to);

    private void Move(ChatKey from, ChatKey to)
    {
        foreach (var offer in offers.All().Where(offer => offer.Conversation == from.Value))
        {
            offers.Delete(offer.Id);
            offers.Upsert(offer with { Id = CoverOffer.IdOf(offer.Subject, to), Conversation = to.Value });
        }
    }
}
