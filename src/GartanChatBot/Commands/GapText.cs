using GartanChatBot.Chat.Replies;
using GartanChatBot.Crewing;
using GartanChatBot.Crewing.Timeline;
using NodaTime;

namespace GartanChatBot.Commands;

/// <summary>A gap in words: when, how long, and what is missing in which part of it.</summary>
internal sealed class GapText(ResolvedQuestion asked, CrewingTimeline timeline)
{
    public GapText(ResolvedQuestion asked)
        : this(asked, asked.Timeline)
    {
    }

    /// <summary><c>Wed 06:45–12:30 · 5 h 45 m · crew, officer (from 07:00 also driver)</c></summary>
    public IReadOnlyList<Span> Line(Gap gap)
    {
        IReadOnlyList<Span> pump = asked.Pumps.Count > 1 ? [$"{gap.Callsign} "] : [];
        var when = asked.RangeOf(gap);
        var openEnd = asked.IsOpenEnded(gap) ? "at least " : "";

        return [.. pump, .. pump.Count == 0 ? ReplyWords.Capital(when) : when, $" · {openEnd}{ReplyWords.Length(gap.Length)} · {Missing(gap)}"];
    }

    /// <summary><c>no driver</c>; for several, those that are missing throughout first and the others with their times.</summary>
    public string Missing(Gap gap)
    {
        if (gap.Source is GapSource.Gartan || gap.Unmet.Count == 0)
            return "Gartan's row says so, crewing looks fine";

        var segments = timeline.StatesIn(gap.Callsign, gap.Interval);
        var missing = gap.Unmet is [var only] ? OnlyOne(gap.Interval, segments, only) : Several(gap, segments);

        return segments.Any(segment => segment.State.Mismatch) ? $"{missing}, otherwise by Gartan's row alone" : missing;
    }

    private string OnlyOne(Interval gap, IReadOnlyList<Segment> segments, string name)
    {
        var (shortfall, span) = (Single(segments, name), Hull(segments, name));
        return span == gap ? shortfall : Timed(gap, span, previousStart: null) + shortfall;
    }

    private string Several(Gap gap, IReadOnlyList<Segment> segments)
    {
        var spans = gap.Unmet.Select(name => (Name: ReplyWords.Requirement(name), Span: Hull(segments, name))).ToList();
        string[] throughout = [.. spans.Where(missing => missing.Span == gap.Interval).Select(missing => missing.Name)];
        var others = spans.Where(missing => missing.Span != gap.Interval)
            .OrderBy(missing => missing.Span.Start).ThenByDescending(missing => missing.Span.End).ToList();

        var also = throughout.Length > 0 ? "also " : "";
        var timed = string.Join(", ", others.Select((missing, index) =>
            $"{Timed(gap.Interval, missing.Span, index > 0 ? others[index - 1].Span.Start : null)}{also}{missing.Name}"));

        return throughout.Length == 0 ? timed : timed.Length == 0 ? string.Join(", ", throughout) : $"{string.Join(", ", throughout)} ({timed})";
    }

    private static string Single(IReadOnlyList<Segment> segments, string name)
    {
        var counts = segments
            .SelectMany(segment => segment.State.Requirements)
            .Where(count => count.Name == name && !count.Met)
            .Distinct()
            .ToList();
        return counts is [var same] ? CrewingText.Shortfall(same) : ReplyWords.Requirement(name);
    }

    private string Timed(Interval gap, Interval span, Instant? previousStart)
    {
        if (span.Start == gap.Start || span.Start == previousStart)
            return $"till {asked.Times.Clock(span.End).Text} ";

        return span.End == gap.End
            ? $"from {asked.Times.Clock(span.Start).Text} "
            : $"{asked.Times.Clock(span.Start).Text}–{asked.Times.Clock(span.End).Text} ";
    }

    /// <summary>From the first to the last moment at which it is missing.</summary>
    private static Interval Hull(IReadOnlyList<Segment> segments, string name)
    {
        var missing = segments.Where(segment => segment.State.Unmet.Contains(name)).ToList();
        return new(missing[0].Interval.Start, missing[^1].Interval.End);
    }
}
