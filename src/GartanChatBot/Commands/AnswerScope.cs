using GartanChatBot.Chat.Replies;
using GartanChatBot.Crewing;
using GartanChatBot.Rota;
using GartanChatBot.Wording;
using NodaTime;

namespace GartanChatBot.Commands;

/// <summary>
/// The period an answer covers, derived from the reply itself so that no command has to state it: the verdict's period, and every moment
/// named.
/// </summary>
internal sealed class AnswerScope
{
    private const int MaxNamed = 3;

    private readonly ResolvedQuestion asked;

    public AnswerScope(Reply reply, ResolvedQuestion asked)
    {
        this.asked = asked;
        var about = reply.About ?? asked.Said ?? new(asked.At, asked.At);
        Verdict = asked.FromNowOn(about);

        var latest = Moments(reply).Append(reply.LooksTo ?? Verdict.End).Append(Verdict.End).Max();
        Whole = new(about.Start, Instant.Max(Verdict.End, Instant.Min(latest, asked.Horizon)));
    }

    /// <summary>The verdict's moment or period; of a period that has begun, the remaining part.</summary>
    public Interval Verdict { get; }

    /// <summary>The verdict's whole period, its past part included, extended to the latest moment that the answer names.</summary>
    public Interval Whole { get; }

    /// <summary>True if the verdict depends on today's reading.</summary>
    public bool HasToday => DaysOf(asked.Rota.Station.Clock, Verdict).Contains(asked.Rota.Today);

    public static IEnumerable<LocalDate> DaysOf(StationClock clock, Interval within)
    {
        var last = clock.DateOf(within.Duration > Duration.Zero ? within.End - Duration.Epsilon : within.End);
        for (var day = clock.DateOf(within.Start); day <= last; day = day.PlusDays(1))
            yield return day;
    }

    /// <summary>Lines about time in or touching the scope that is not known; unread time next to it limits the answer.</summary>
    public IReadOnlyList<IReadOnlyList<TextRun>> NotKnown()
    {
        var end = Whole.End < asked.Horizon || Whole.Duration == Duration.Zero ? Whole.End + Duration.Epsilon : Whole.End;
        var window = new Interval(Whole.Start - Duration.Epsilon, end);
        var unread = Touching(asked.Timeline.ReadIntervals.Complement(Around(window)), window);
        List<IReadOnlyList<TextRun>> lines = unread.IsEmpty ? [] : [["Not read: ", .. Listed(unread), "."]];

        // A too old reading of today is shown as last known. An answer that only touches today must not rely on it.
        if (
            asked.Rota.Age is { Kind: RotaAgeKind.TooOld, ReadAt: { } readAt }
            && !HasToday
            && DaysOf(asked.Rota.Station.Clock, window).Contains(asked.Rota.Today))
            lines.Add(["Today is not known: last read ", asked.TimesFromToday.When(readAt), "."]);

        foreach (var pump in asked.Pumps.Where(pump => !asked.Timeline.IsKnown(pump, window)))
        {
            var unknown = Touching(asked.Timeline.UnknownIn(pump, Around(window)).Except(unread), window);
            if (!unknown.IsEmpty)
                lines.Add([$"{pump}: not known ", .. Listed(unknown), "."]);
        }

        return [.. lines, .. Unreadable(window)];
    }

    private IReadOnlyList<IReadOnlyList<TextRun>> Unreadable(Interval window)
    {
        if (!asked.Timeline.HasUnreadablePeople)
            return [];

        var people = asked.Timeline.Members
            .Select(member => (Member: member, Times: Touching(asked.Timeline.UnreadableOf(member, Around(window)), window)))
            .Where(person => !person.Times.IsEmpty)
            .ToList();

        if (people.Count == 0)
            return [];

        var times = people.Aggregate(IntervalSet.Empty, (all, person) => all.Union(person.Times));
        return [[$"Can't read Gartan for {Named(people.ConvertAll(person => person.Member))} ", .. Listed(times), ": counted as off."]];
    }

    private string Named(List<MemberKey> people) => people.Count <= MaxNamed && asked.Names.AreShown
        ? ListText.Of([.. people.Select(asked.Names.Of)])
        : people.Count == 1 ? "somebody" : $"{people.Count} people";

    private Interval Around(Interval window) => new(window.Start - Duration.FromDays(1), Instant.Max(window.End, asked.Horizon));

    /// <summary>The times that touch the window, each in full length; the past is cut off unless the question is about the past.</summary>
    private IntervalSet Touching(IntervalSet times, Interval window) =>
        IntervalSet.OfAscending(
            times
                .Where(time => time.Start < window.End && window.Start < time.End)
                .Select(time => new Interval(
                    Instant.Max(time.Start, Instant.Min(asked.At, Whole.Start)), Instant.Max(time.End, Instant.Min(asked.At, Whole.Start))))
                .Where(time => time.Start < time.End));

    private IReadOnlyList<TextRun> Listed(IntervalSet times) => ListText.Listed([.. times.Select(asked.NameOf)]);

    private static IEnumerable<Instant> Moments(Reply reply) => reply.Title
        .Concat(reply.Blocks.SelectMany(block => block switch
        {
            ReplyBlock.Paragraph paragraph => paragraph.Text,
            ReplyBlock.Bullets bullets => bullets.Items.SelectMany(item => item.Text),
            ReplyBlock.Facts facts => facts.Rows.SelectMany(fact => fact.Value),
            _ => [],
        }))
        .OfType<TextRun.TimestampRun>()
        .Select(timestampRun => timestampRun.Instant);
}
