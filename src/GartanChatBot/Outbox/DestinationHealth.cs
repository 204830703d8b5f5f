using GartanChatBot.Chat;
using GartanChatBot.Limits;
using GartanChatBot.Storage;
using NodaTime;

namespace GartanChatBot.Outbox;

/// <summary>How well one conversation takes messages. Flat, because it is stored: a restart is no reason to knock sooner.</summary>
internal sealed record DestinationHealth
{
    /// <summary>The conversation.</summary>
    public required string Id { get; init; }

    /// <summary>Step of the ladder; 0 when all is well.</summary>
    public int Rung { get; init; }

    public Instant NotBefore { get; init; }
}

/// <summary>Only conversations with which something is, or was lately, amiss.</summary>
internal sealed class DestinationHealthStore(BotDatabase database, TimeProvider time) : IConversationObserver
{
    private static readonly BackOffLadder Ladder = BackOffLadder.OfMinutes(1, 5, 15, 30, 60);

    private readonly DocumentSet<DestinationHealth> destinations = database.Documents<DestinationHealth>("outbox_destinations");

    public bool MayTry(string conversation, Instant now) => LeftAloneUntil(conversation, now) is null;

    /// <summary>Null when it may be tried now.</summary>
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

    /// <summary>The service itself said how long; that is no failure.</summary>
    public void Wait(string conversation, TimeSpan length) => database.InTransaction(() =>
    {
        var until = time.GetCurrentInstant() + Duration.FromTimeSpan(length);
        destinations.Upsert((destinations.Find(conversation) ?? new() { Id = conversation }) with { NotBefore = until });
    });

    public void Erased(Conversation conversation) => destinations.Delete(ChatKey.Of(conversation).Value);

    /// <summary>One rung down, not to the ground: one message that got through does not make a good line.</summary>
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
