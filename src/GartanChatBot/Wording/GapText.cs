using GartanChatBot.Chat.Replies;
using GartanChatBot.Crewing;
using GartanChatBot.Rota;
using NodaTime;

namespace GartanChatBot.Wording;

/// <summary>Text for a gap: time, length, and what is missing in each part.</summary>
/// <param name="rota">Rota of the gap's station.</param>
/// <param name="namesPump">True to start with the call sign.</param>
/// <param name="stays">True if the text stays visible, so that "now" would become outdated.</param>
/// <param name="words">Formats times; as seen from today if omitted.</param>
internal sealed class GapText(StationRota rota, bool namesPump, bool stays = false, TimeText? words = null)
{
    private readonly TimeText times = words ?? new(rota.Station.Zone, rota.Today);

    /// <summary><c>Wed 06:45–12:30 · 5 h 45 m · crew, officer (from 07:00 also driver)</c></summary>
    public IReadOnlyList<TextRun> Line(Gap gap)
    {
        var when = namesPump ? [$"{gap.Callsign} ", .. Range(gap)] : ListText.Capital(Range(gap));
        return [.. when, $" · {Length(gap.Callsign, gap.Interval)} · {Missing(gap)}"];
    }

    public IReadOnlyList<TextRun> Range(Gap gap) => Range(gap.Callsign, gap.Interval);

    /// <summary>
    /// <c>today 16:00–17:00</c>, with "or earlier" or "or longer" next to unknown time; <c>now until 17:00</c> for a gap that has started.
    /// </summary>
    public IReadOnlyList<TextRun> Range(Callsign callsign, Interval gap)
    {
        var ends = EndsOf(callsign, gap);
        return !stays && gap.Start <= rota.At && rota.At < gap.End
            ? ["now until ", times.When(gap.End), (ends with { IsStartOpen = false }).AfterRange]
            : [.. times.NamedRange(gap), ends.AfterRange];
    }

    /// <summary><c>1 h</c>, <c>at least 1 h</c></summary>
    public string Length(Callsign callsign, Interval gap) => $"{EndsOf(callsign, gap).BeforeLength}{LengthText.Of(gap.Duration)}";

    /// <summary><c>no driver</c>; for several requirements, those missing throughout first, then the others with their times.</summary>
    public string Missing(Gap gap)
    {
        if (gap.Source is GapSource.Gartan || gap.Unmet.Count == 0)
            return CrewingText.OnlyGartan;

        var segments = rota.Timeline.StatesIn(gap.Callsign, gap.Interval);
        var missing = gap.Unmet is [var only] ? OnlyOne(gap.Interval, segments, only) : Several(gap, segments);

        return segments.Any(segment => segment.State.Mismatch) ? $"{missing}; for the rest {CrewingText.OnlyGartan}" : missing;
    }

    private GapEnds EndsOf(Callsign callsign, Interval gap) => GapEnds.Of(rota.Timeline, callsign, gap);

    private string OnlyOne(Interval gap, IReadOnlyList<Segment> segments, string name)
    {
        var (shortfall, span) = (Single(segments, name), Hull(segments, name));
        return span == gap ? shortfall : Timed(gap, span, previousStart: null) + shortfall;
    }

    private string Several(Gap gap, IReadOnlyList<Segment> segments)
    {
        var spans = gap.Unmet.Select(name => (Name: CrewingText.NameOf(name), Span: Hull(segments, name))).ToList();
        string[] throughout = [.. spans.Where(missing => missing.Span == gap.Interval).Select(missing => missing.Name)];
        var others = spans.Where(missing => missing.Span != gap.Interval)
            .OrderBy(missing => missing.Span.Start).ThenByDescending(missing => missing.Span.End).ToList();

        var also = throughout.Length > 0 ? "also " : "";
        var timed = string.Join(", ", others.Select((missing, index) =>
            $"{Timed(gap.Interval, missing.Span, index > 0 ? others[index - 1].Span.Start : null)}{also}{missing.Name}"));

        return throughout.Length == 0 ? timed
            : timed.Length == 0 ? string.Join(", ", throughout)
            : $"{string.Join(", ", throughout)} ({timed})";
    }

    private static string Single(IReadOnlyList<Segment> segments, string name)
    {
        var counts = segments
            .SelectMany(segment => segment.State.Requirements)
            .Where(count => count.Name == name && !count.Met)
            .Distinct()
            .ToList();
        return counts is [var same] ? CrewingText.Shortfall(same) : CrewingText.NameOf(name);
    }

    private string Timed(Interval gap, Interval span, Instant? previousStart)
    {
        if (span.Start == gap.Start || span.Start == previousStart)
            return $"till {times.Clock(span.End).Text} ";

        return span.End == gap.End
            ? $"from {times.Clock(span.Start).Text} "
            : $"{times.Clock(span.Start).Text}–{times.Clock(span.End).Text} ";
    }

    /// <summary>Interval from the first to the last moment at which a requirement is missing.</summary>
    private static Interval Hull(IReadOnlyList<Segment> segments, string name)
    {
        var missing = segments.Where(segment => segment.State.Unmet.Contains(name)).ToList();
        return new(missing[0].Interval.Start, missing[^1].Interval.End);
    }
}
