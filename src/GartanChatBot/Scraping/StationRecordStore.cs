using GartanChatBot.Storage;
using NodaTime;

namespace GartanChatBot.Scraping;

/// <summary>A station as the configuration had it at the last start. Flat, because it is stored.</summary>
internal sealed record StationRecord
{
    /// <summary>The station's code.</summary>
    public required string Id { get; init; }

    public int BrigadeId { get; init; }

    /// <summary>IANA name; empty for a station that was read before this was kept.</summary>
    public string Zone { get; init; } = "";

    /// <summary>When it was found to have left the configuration; null while it is there.</summary>
    public Instant? LeftAt { get; init; }
}

/// <summary>The stations that were ever configured.</summary>
internal sealed class StationRecordStore(BotDatabase database)
{
    private readonly DocumentSet<StationRecord> records = database.Documents<StationRecord>("stations");

    public IReadOnlyList<StationRecord> All() => records.All();

    public void Save(StationRecord record) => records.Upsert(record);

    public void Delete(StationRecord record) => records.Delete(record.Id);
}
