using GartanChatBot.Chat;
using GartanChatBot.Limits;
using GartanChatBot.Storage;
using NodaTime;

namespace GartanChatBot.Outbox;

/// <summary>Back-off state of one conversation. Flat, because it is stored: a restart must not shorten the wait.</summary>
internal sealed record DestinationHealth
{
    /// <summary>Id of the conversation.</summary>
    public required string Id { get; init; }

    /// <summary>Step of the back-off ladder; 0 if there is no failure.</summary>
    public int Rung { get; init; }

    public Instant NotBefore { get; init; }
}

/// <summary>Stores the conversations with recent failures.</summary>
internal sealed class DestinationHealthStore(BotDatabase database, TimeProvider time) : IConversationObserver
{
    private static readonly BackOffLadder Ladder = BackOffLadder.OfMinutes(1, 5, 15, 30, 60);

    private readonly DocumentSet<DestinationHealth> destinations = database.Documents<DestinationHealth>("outbox_destinations");

    public bool MayTry(string conversation, Instant now) => LeftAloneUntil(conversation, now) is null;

    /// <summary>Returns the end of the wait; null if a message may be sent now.</summary>
    public Instant? LeftAloneUntil(string conversation, Instant now) =>
        destinations.Find(conversation) is { NotBefore: var until } && until > now ? until : null;

    public void Failed(string conversation) =>
        database.InTransaction(() =>
        {
            var rung = destinations.Find(conversation)?.Rung ?? 0;
            destinations.Upsert(
                new DestinationHealth
                {
                    Id = conversation,
                    Rung = Math.Min(rung + 1, Ladder.Count),
                    NotBefore = time.GetCurrentInstant() + Duration.FromTimeSpan(Ladder.After(rung)),
                });
        });

    /// <summary>Applies a wait that the platform requested; it doesn't count as a failure.</summary>
    public void Wait(string conversation, TimeSpan length) => database.InTransaction(() =>
    {
        var until = time.GetCurrentInstant() + Duration.FromTimeSpan(length);
        destinations.Upsert((destinations.Find(conversation) ?? new() { Id = conversation }) with { NotBefore = until });
    });

    public void Erased(Conversation conversation) => destinations.Delete(ChatKey.Of(conversation).Value);

    /// <summary>Goes down one step only: one success does not mean that the destination is reliable again.</summary>
    public void Succeeded(string conversation)
    {
        if (destinations.Find(conversation) is not { } known)
            return;

        if (known.Rung <= 1)
            destinations.Delete(conversation);
        else
            destinations.Upsert(known with { Rung = known.Rung - 1, NotBefore = Instant.MinValue });
    }
}
