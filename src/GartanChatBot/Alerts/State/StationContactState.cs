using GartanChatBot.Chats;
using GartanChatBot.Crewing;
using GartanChatBot.Storage;
using NodaTime;

namespace GartanChatBot.Alerts.State;

/// <summary>Contact state of a station: whether its rota can be read. Flat, because it is stored.</summary>
internal sealed record StationContactState
{
    /// <summary>Code of the station.</summary>
    public required string Id { get; init; }

    /// <summary>Time when contact was lost; null while it isn't.</summary>
    public Instant? LostAt { get; init; }
}

/// <summary>Stores one document per station whose contact was ever lost.</summary>
internal sealed class StationContactStore(BotDatabase database)
{
    private readonly CachedStore<StationContactState> contacts = new(database, "alert_contacts", contact => contact.Id);

    public StationContactState Of(StationCode station) => contacts.Find(station.Value) ?? new() { Id = station.Value };

    public bool IsLost(StationCode station) => Of(station).LostAt is not null;

    public void Forget(StationCode station) => contacts.Remove(station.Value);

    public void Save(StationContactState contact) => contacts.Put(contact);
}
