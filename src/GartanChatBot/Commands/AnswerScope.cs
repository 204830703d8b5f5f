using GartanChatBot.Chat.Replies;
using GartanChatBot.Crewing;
using GartanChatBot.Rota;
using GartanChatBot.Wording;
using NodaTime;

namespace GartanChatBot.Commands;

/// <summary>
/// The time that an answer speaks of, found in the answer itself, so that no command can forget to tell it: what its verdict is about,
/// and every moment that it names.
/// </summary>
internal sealed class AnswerScope
{
    private const int MostNamed = 3;

    private readonly ResolvedQuestion asked;

    public AnswerScope(Reply reply, ResolvedQuestion asked)
    {
        this.asked = asked;
        var about = reply.About ?? asked.Said ?? new(asked.At, asked.At);
        Verdict = asked.FromNowOn(about);

        var latest = Moments(reply).Append(reply.LooksTo ?? Verdict.End).Append(Verdict.End).Max();
        Whole = new(about.Start, Instant.Max(Verdict.End, Instant.Min(latest, asked.Horizon)));
    }

    /// <summary>What the verdict is about: a moment, or a span of time; of one that has begun, the rest.</summary>
    public Interval Verdict { get; }

    /// <summary>The verdict's whole time, its past part included, on to the latest moment that the answer names.</summary>
    public Interval Whole { get; }

    /// <summary>Today's reading is a part of what the verdict rests on.</summary>
    public bool HasToday => DaysOf(asked.Rota.Station.Clock, Verdict).Contains(asked.Rota.Today);

    public static IEnumerable<LocalDate> DaysOf(StationClock clock, Interval within)
    {
        var last = clock.DateOf(within.Duration > Duration.Zero ? within.End - Duration.Epsilon : within.End);
        for (var day = clock.DateOf(within.Start); day <= last; day = day.PlusDays(1))
            yield return day;
    }

    /// <summary>What of it is not known, a line each; also what touches it, because it bounds what was said.</summary>
    public IReadOnlyList<IReadOnlyList<TextRun>> NotKnown()
    {
        var end = Whole.End < asked.Horizon || Whole.Duration == Duration.Zero ? Whole.End + Duration.Epsilon : Whole.End;
        var window = new Interval(Whole.Start - Duration.Epsilon, end);
        var unread = Touching(asked.Timeline.ReadIntervals.Complement(Around(window)), window);
        List<IReadOnlyList<TextRun>> lines = unread.IsEmpty ? [] : [["Not read: ", .. Listed(unread), "."]];

        // An old reading of today is told as the last known; an answer that only touches today must not take it as true.
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

    private string Named(List<MemberKey> people) => people.Count <= MostNamed && asked.Names.AreShown
        ? ListText.Of([.. people.Select(asked.Names.Of)])
        : people.Count == 1 ? "somebody" : $"{people.Count} people";

    private Interval Around(Interval window) => new(window.Start - Duration.FromDays(1), Instant.Max(window.End, asked.Horizon));

    /// <summary>Each in its whole length; what of it is past belongs only to a question about the past.</summary>
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
