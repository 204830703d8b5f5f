using GartanChatBot.Storage;
using NodaTime;

namespace GartanChatBot.Scraping;

/// <summary>A station as configured at the last start. Flat, because it is stored.</summary>
internal sealed record StationRecord
{
    /// <summary>The station's code.</summary>
    public required string Id { get; init; }

    public int BrigadeId { get; init; }

    /// <summary>IANA name; empty for a station read before the zone was stored.</summary>
    public string Zone { get; init; } = "";

    /// <summary>Time when the station was found missing from the configuration; null while it is configured.</summary>
    public Instant? LeftAt { get; init; }
}

/// <summary>Stores all stations that were ever configured.</summary>
internal sealed class StationRecordStore(BotDatabase database)
{
    private readonly DocumentSet<StationRecord> records = database.Documents<StationRecord>("stations");

    public IReadOnlyList<StationRecord> All() => records.All();

    public void Save(StationRecord record) => records.Upsert(record);

    public void Delete(StationRecord record) => records.Delete(record.Id);
}
