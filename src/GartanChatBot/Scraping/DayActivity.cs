using System.Collections.Concurrent;
using GartanChatBot.Crewing;
using GartanChatBot.Rota;
using NodaTime;

namespace GartanChatBot.Scraping;

/// <summary>Times of the last changes of each day's page, without past days.</summary>
internal sealed class DayActivity(RotaStore rota)
{
    private const int Remembered = 16;

    private readonly ConcurrentDictionary<(StationCode Station, LocalDate Day), DayObservation> days = new();
    private readonly ConcurrentDictionary<StationCode, bool> recalled = new();

    public void Saw(StationCode station, LocalDate day, ReplaceOutcome outcome, Instant at)
    {
        var dayObservation = days.GetOrAdd((station, day), _ => new(at));
        if (outcome is ReplaceOutcome.Changed)
            dayObservation.Changed(at);
    }

    /// <summary>Number of changes since an instant.</summary>
    public int ChangesSince(StationCode station, LocalDate day, Instant since, Instant now)
    {
        Recall(station, now);
        return days.TryGetValue((station, day), out var dayObservation) ? dayObservation.Since(since) : 0;
    }

    /// <summary>Start of the time that the day has been observed without a change; null if it was not observed.</summary>
    public Instant? QuietSince(StationCode station, LocalDate day) =>
        days.TryGetValue((station, day), out var dayObservation) ? dayObservation.QuietSince : null;

    public void ForgetBefore(StationCode station, LocalDate today)
    {
        foreach (var key in days.Keys.Where(key => key.Station == station && key.Day < today))
            days.TryRemove(key, out _);
    }

    /// <summary>Loads the last three days of changes from the store after a restart.</summary>
    private void Recall(StationCode station, Instant now)
    {
        if (!recalled.TryAdd(station, true))
            return;

        var from = now - Tuning.RefreshPace.QuietAfter;
        foreach (var day in rota.DatesRead(station).Where(day => day >= now.InUtc().Date))
            days.GetOrAdd((station, day), _ => new(now));

        foreach (var change in rota.Changes(station, from, now).DistinctBy(change => (change.Date, change.SeenAt)))
            days.GetOrAdd((station, change.Date), _ => new(from)).Changed(change.SeenAt);
    }

    private sealed class DayObservation(Instant watchedFrom)
    {
        private readonly Lock gate = new();
        private readonly Queue<Instant> changes = new();

        public Instant QuietSince { get; private set; } = watchedFrom;

        public void Changed(Instant at)
        {
            lock (gate)
            {
                changes.Enqueue(at);
                while (changes.Count > Remembered)
                    changes.Dequeue();
                QuietSince = Instant.Max(QuietSince, at);
            }
        }

        public int Since(Instant since)
        {
            lock (gate)
                return changes.Count(at => at > since);
        }
    }
}
