using GartanChatBot.Chats;
using GartanChatBot.Crewing;
using GartanChatBot.Storage;
using NodaTime;

namespace GartanChatBot.Alerts.State;

/// <summary>Whether the rota of a station can be read at all. Flat, because it is stored.</summary>
internal sealed record StationContactState
{
    /// <summary>The station's code.</summary>
    public required string Id { get; init; }

    /// <summary>Since when it is known to be lost; null while it is there.</summary>
    public Instant? LostAt { get; init; }
}

/// <summary>One document for each station that was lost at some time.</summary>
internal sealed class StationContactStore(BotDatabase database)
{
    private readonly CachedStore<StationContactState> contacts = new(database, "alert_contacts", contact => contact.Id);

    public StationContactState Of(StationCode station) => contacts.Find(station.Value) ?? new() { Id = station.Value };

    public bool IsLost(StationCode station) => Of(station).LostAt is not null;

    public void Forget(StationCode station) => contacts.Remove(station.Value);

    public void Save(StationContactState contact) => contacts.Put(contact);
}
