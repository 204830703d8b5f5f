using NodaTime;

namespace GartanChatBot.Crewing;

/// <summary>Source of the verdict that an appliance is off the run.</summary>
internal enum GapSource
{
    /// <summary>Gartan's row and the rule.</summary>
    Both,

    /// <summary>Gartan's row alone.</summary>
    Gartan,

    /// <summary>The rule alone: the page has no verdict.</summary>
    Rule,
}

/// <summary>An unbroken period off the run, with every requirement that is unmet at some time within it.</summary>
internal sealed record Gap(Callsign Callsign, Interval Interval, IReadOnlyList<string> Unmet, GapSource Source)
{
    public Duration Length => Interval.Duration;

    /// <summary>The period together with its gaps in full length, for an answer that shows both.</summary>
    public static Interval Around(IEnumerable<Gap> gaps, Interval within)
    {
        var spans = gaps.Select(gap => gap.Interval).Append(within).ToList();
        return new(spans.Min(span => span.Start), spans.Max(span => span.End));
    }

    public bool Equals(Gap? other) =>
        other is not null && Callsign == other.Callsign && Interval == other.Interval && Source == other.Source
        && Unmet.SequenceEqual(other.Unmet, StringComparer.Ordinal);

    public override int GetHashCode() => HashCode.Combine(Callsign, Interval, Source, Unmet.Count);
}
