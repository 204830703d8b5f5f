using GartanChatBot.Crewing;
using NodaTime;

namespace GartanChatBot.Alerts.Rules;

/// <summary>What the rota says of one appliance now.</summary>
/// <param name="Gaps">In time order, as the rota has them: not merged.</param>
/// <param name="PhaseOf">Over all of an interval: unknown when any of it is, then off, then committed; on only when all of it is.</param>
/// <param name="ReadAt">When the days of an interval were read: the oldest of these readings.</param>
internal sealed record ApplianceReading(
    string Station, string Callsign, IReadOnlyList<Gap> Gaps, Func<Interval, RunPhase> PhaseOf, Func<Interval, Instant> ReadAt)
{
    /// <summary>People see one shortage where a pump comes on for a quarter-hour.</summary>
    private static readonly Duration Nearer = Duration.FromMinutes(30);

    /// <summary>Those that are not over, near ones as one.</summary>
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
