using GartanChatBot.Alerts;
using GartanChatBot.Crewing;
using GartanChatBot.Rota;
using GartanChatBot.Storage;
using NodaTime;

namespace GartanChatBot.Scraping;

/// <summary>
/// Compares the configured stations at the start with those at the last start: a new code for the same brigade is a rename, another time
/// zone invalidates stored wall times, and the chats of a removed station are notified once.
/// </summary>
internal sealed class StationChanges(
    ScrapeTargets targets, StationRecordStore records, RotaStore rota, StationRename rename, AlertStations alerts, BotDatabase database,
    TimeProvider time)
{
    public void Apply() => database.InTransaction(() =>
    {
        var now = time.GetCurrentInstant();
        var known = records.All().ToDictionary(record => record.Id, StringComparer.Ordinal);
        foreach (var unrecorded in rota.Stations.Where(station => !known.ContainsKey(station.Value)))
            known[unrecorded.Value] = new() { Id = unrecorded.Value };

        foreach (var station in targets.All)
            Follow(station, known, now);

        foreach (var gone in known.Values.Where(record => record.LeftAt is null && !IsConfigured(record)))
        {
            alerts.Left(StationCode.Parse(gone.Id), now);
            records.Save(gone with { LeftAt = now });
        }
    });

    private void Follow(ScrapeTarget station, Dictionary<string, StationRecord> known, Instant now)
    {
        var (code, zone) = (station.Code, station.Clock.Zone);
        var before = known.GetValueOrDefault(code.Value);
        if (before is null && PredecessorOf(station, known) is { } renamed)
        {
            rename.Follow(StationCode.Parse(renamed.Id), code);
            records.Delete(renamed);
            known.Remove(renamed.Id);
            before = renamed;
        }

        if (before?.Zone is { Length: > 0 } old && old != zone.Id && DateTimeZoneProviders.Tzdb.GetZoneOrNull(old) is { } earlier)
            alerts.Rezoned(code, earlier, station.Clock, now);

        records.Save(new() { Id = code.Value, BrigadeId = station.Gartan.BrigadeId, Zone = zone.Id });
    }

    /// <summary>The station of the same brigade whose code is no longer configured.</summary>
    private StationRecord? PredecessorOf(ScrapeTarget station, Dictionary<string, StationRecord> known) =>
        station.Gartan.BrigadeId == 0
            ? null
            : known.Values.FirstOrDefault(record =>
                record.BrigadeId == station.Gartan.BrigadeId && record.LeftAt is null && !IsConfigured(record));

    private bool IsConfigured(StationRecord record) => targets.All.Any(target => target.Code.Value == record.Id);
}
