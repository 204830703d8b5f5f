using GartanChatBot.Storage;
using NodaTime;

namespace GartanChatBot.Alerts.Offers;

/// <summary>Somebody says that they can cover a gap. It counts when the grid shows it, and not before. Flat, because it is stored.</summary>
internal sealed record CoverOffer
{
    /// <summary>Gap, conversation and who.</summary>
    public required string Id { get; init; }

    public required string Gap { get; init; }

    public required string Conversation { get; init; }

    /// <summary>As the chat is to read it.</summary>
    public required string Who { get; init; }

    /// <summary>Name on the page when they are linked; then their own hours decide.</summary>
    public string? Member { get; init; }

    public required Instant From { get; init; }

    public required Instant To { get; init; }

    public required Instant At { get; init; }

    /// <summary>When the grid showed it; null while it is waited for.</summary>
    public Instant? KeptAt { get; init; }
}

/// <summary>Offers for gaps that are known.</summary>
internal sealed class CoverOfferStore(BotDatabase database)
{
    private readonly DocumentSet<CoverOffer> offers = database.Documents<CoverOffer>("alert_offers");

    public IReadOnlyList<CoverOffer> All() => offers.All();

    public IReadOnlyList<CoverOffer> Of(string gap, string conversation) =>
        [.. offers.All().Where(offer => offer.Gap == gap && offer.Conversation == conversation).OrderBy(offer => offer.At)];

    public CoverOffer? Find(string id) => offers.Find(id);

    public void Save(CoverOffer offer) => offers.Upsert(offer);

    public void Delete(CoverOffer offer) => offers.Delete(offer.Id);
}
