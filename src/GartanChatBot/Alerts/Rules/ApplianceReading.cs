using GartanChatBot.Crewing;
using NodaTime;

namespace GartanChatBot.Alerts.Rules;

/// <summary>Current rota of one appliance.</summary>
/// <param name="Gaps">Gaps in time order, not merged.</param>
/// <param name="PhaseOf">Phase of a whole interval: unknown if any part is, otherwise off, then committed; on only if all of it is.</param>
/// <param name="ReadAt">Oldest reading of the days of an interval.</param>
internal sealed record ApplianceReading(
    string Station, string Callsign, IReadOnlyList<Gap> Gaps, Func<Interval, RunPhase> PhaseOf, Func<Interval, Instant> ReadAt)
{
    /// <summary>Longest break inside one shortage: people see one shortage if a pump comes on for a quarter-hour.</summary>
    private static readonly Duration Nearer = Duration.FromMinutes(30);

    /// <summary>Gaps that are not over; those with a short break between them are merged.</summary>
    public IReadOnlyList<Gap> Merged(Instant now)
    {
        List<Gap> merged = [];
        foreach (var gap in Gaps)
        {
            if (merged is [.., var last] && gap.Interval.Start - last.Interval.End < Nearer)
                merged[^1] = last with
                {
                    Interval = new(last.Interval.Start, gap.Interval.End),
                    Unmet = [.. last.Unmet.Union(gap.Unmet, StringComparer.Ordinal)],
                };
            else
                merged.Add(gap);
        }

        return [.. merged.Where(gap => gap.Interval.End > now)];
    }
}
