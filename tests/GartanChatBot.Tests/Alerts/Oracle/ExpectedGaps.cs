using NodaTime;

namespace GartanChatBot.Tests.Alerts.Oracle;

/// <summary>A shortage that people would call one and the same while it grows, shrinks or shifts.</summary>
internal sealed class ExpectedGap
{
    public required Instant FirstStart { get; init; }

    public required Instant FirstSeen { get; init; }

    public Instant Start { get; set; }

    public Instant End { get; set; }

    public IReadOnlySet<string> Missing { get; set; } = new HashSet<string>();

    public Phase Phase { get; set; }

    /// <summary>The reading by which it was last counted as there or gone.</summary>
    public Instant Counted { get; set; }

    public int Times { get; set; }

    public int TimesGone { get; set; }

    public ExpectedGap? Whole { get; init; }

    public ExpectedGap? JoinedTo { get; set; }

    public Instant? ClosedAt { get; set; }

    public Dictionary<string, ExpectedTold> Told { get; } = [];

    public bool IsOver => Phase is Phase.Ended or Phase.Covered or Phase.Joined;

    public bool IsCertain => Phase is Phase.Open or Phase.Active;
}

internal enum Phase
{
    SeenOnce,
    Open,
    Active,
    Ended,
    Covered,
    Joined,
}

/// <summary>The gaps that people should have in mind, read by read.</summary>
internal sealed class ExpectedGaps(PagesRead pages, int daysAhead)
{
    private static readonly Duration Quarter = Duration.FromMinutes(15);
    private static readonly Duration HalfAnHour = Duration.FromMinutes(30);

    public List<ExpectedGap> All { get; private set; } = [];

    /// <summary>These the last look did not see, but they may still be there.</summary>
    public HashSet<ExpectedGap> Unsure { get; } = [];

    public void Look(Instant now, bool isFirst)
    {
        Unsure.Clear();
        All.RemoveAll(gap => gap.ClosedAt < now - Duration.FromDays(2));
        var open = All.Where(gap => !gap.IsOver).OrderBy(gap => gap.FirstSeen).ThenBy(gap => gap.Start).ToList();
        var (wholes, there) = (open.ConvertAll(gap => (Gap: gap, gap.Start, gap.End)), new HashSet<ExpectedGap>());
        var torn = new HashSet<ExpectedGap>();

        foreach (var (start, end, missing) in Rota(now))
        {
            // Nobody could read what lies between: still one.
            if (there.FirstOrDefault(known => known.Start < end && start < known.End) is { } around)
            {
                (around.End, around.Missing) = (Instant.Max(around.End, end), around.Missing.Union(missing).ToHashSet());
                continue;
            }

            var gap = open.Find(known =>
                !there.Contains(known)
                && (Overlap(known, start, end, now) || (known.Start < end && start < known.End && !IsOnNow(now))));
            if (gap is null)
            {
                var whole = wholes.Find(whole => whole.Start < end && start < whole.End);
                All.Add(gap = New(start, end, missing, whole.Gap, now));
                if (gap.Whole is not null && IsTorn(whole.Start, whole.End, start, end, now))
                    gap.Phase = Phase.SeenOnce;
            }
            else if (IsTorn(gap.Phase is Phase.Active ? start : gap.Start, gap.End, start, end, now))
            {
                // One of its days is not read anew: nobody knows yet what is left of it.
                gap.TimesGone = 0;
                torn.Add(gap);
                there.Add(gap);
                continue;
            }
            else
            {
                Change(gap, start, end, missing, now);
            }

            there.Add(gap);
            if (gap.Phase is Phase.SeenOnce && ((gap.Times >= (isFirst ? 1 : 2) && IsWhole(gap, now)) || gap.Start <= now + HalfAnHour))
                gap.Phase = Phase.Open;
            if (gap.Phase is Phase.Open && gap.Start <= now)
                gap.Phase = Phase.Active;
        }

        foreach (var gap in open.Where(gap => !there.Contains(gap)))
        {
            gap.JoinedTo = there.FirstOrDefault(other => Overlap(gap, other.Start, other.End, now));
            if (gap.JoinedTo is not null)
                Close(gap, Phase.Joined, now);
            else
                Gone(gap, now);

            if (!gap.IsOver)
                Unsure.Add(gap);
        }

        Unsure.UnionWith(torn);
    }

    /// <summary>Seen twice: the page beside it has been read as well, in which it may go on, or has not been for five minutes.</summary>
    private bool IsWhole(ExpectedGap gap, Instant now)
    {
        var from = Instant.Max(gap.Start - Quarter, Instant.Min(gap.Start, now));
        return gap.Times <= 1
            || now - gap.FirstSeen >= Duration.FromMinutes(5)
            || pages.OldestReading(Instant.Max(from, Instant.Min(now, gap.Start)), gap.End + Quarter) >= gap.Counted;
    }

    /// <summary>The page with the rest of a gap is older than the page by which a part of it is gone.</summary>
    private bool IsTorn(Instant knownStart, Instant knownEnd, Instant start, Instant end, Instant now)
    {
        var rest = pages.OldestReading(Instant.Min(Instant.Max(start, now), end), end);
        return (start > knownStart && pages.OldestReading(start - Quarter, start) > rest)
            || (end < knownEnd && pages.OldestReading(end, end + Quarter) > rest);
    }

    private ExpectedGap New(Instant start, Instant end, IReadOnlySet<string> missing, ExpectedGap? whole, Instant now) => new()
    {
        FirstStart = start,
        FirstSeen = now,
        Start = start,
        End = end,
        Missing = missing,
        Times = 1,
        Counted = pages.OldestReading(Instant.Min(Instant.Max(start, now), end), end),
        Whole = whole is { IsCertain: true } ? whole : null,
        Phase = whole is { IsCertain: true } ? Phase.Open : Phase.SeenOnce,
    };

    private void Change(ExpectedGap gap, Instant start, Instant end, IReadOnlySet<string> missing, Instant now)
    {
        var reading = pages.OldestReading(Instant.Min(Instant.Max(start, now), end), end);
        if (reading > gap.Counted)
            (gap.Counted, gap.Times) = (reading, gap.Times + 1);

        // What has begun has begun; and nobody can say that an unread end is not short any more.
        var earliest = IsOnNow(now) ? Instant.Max(gap.Start, now) : gap.Start;
        if (gap.Phase is not Phase.Active)
            gap.Start = Quarters(earliest, start).SkipWhile(quarter => IsOn(quarter, now)).FirstOrDefault(start) is var from
                && SaysNothing(from, start, now) ? from : start;
        gap.End = Quarters(end, gap.End).Reverse().SkipWhile(quarter => IsOn(quarter, now)).FirstOrDefault(end - Quarter) is var last
            && SaysNothing(end, last + Quarter, now) ? last + Quarter : end;
        (gap.Missing, gap.TimesGone) = (missing, 0);
    }

    private bool IsOnNow(Instant now) => Quarters(now, now + Duration.FromMinutes(1)).All(quarter => IsOn(quarter, now));

    private bool IsOn(Instant quarter, Instant now) => pages.Known(quarter, now) is { State: Crewed.On };

    private void Gone(ExpectedGap gap, Instant now)
    {
        // Of what has begun only the present counts.
        var (from, to) =
            gap.Phase is Phase.Active || gap.End <= now ? (now, now + Duration.FromMinutes(1)) : (Instant.Max(gap.Start, now), gap.End);
        if (Quarters(from, to).Any(quarter => !IsOn(quarter, now)))
            return;

        var reading = pages.OldestReading(from, to);
        if (reading <= gap.Counted)
            return;

        gap.Counted = reading;
        if (gap.Phase is Phase.SeenOnce)
            All.Remove(gap);
        else if (++gap.TimesGone == 2)
            Close(gap, gap.Phase is Phase.Active || gap.End <= now ? Phase.Ended : Phase.Covered, now);
    }

    private void Close(ExpectedGap gap, Phase how, Instant now)
    {
        if (gap.Phase is Phase.SeenOnce)
            All.Remove(gap);
        else
            (gap.Phase, gap.ClosedAt) = (how, now);
    }

    private bool SaysNothing(Instant from, Instant to, Instant now) => Quarters(from, to).Any(quarter => pages.Known(quarter, now) is null);

    private static IEnumerable<Instant> Quarters(Instant from, Instant to)
    {
        var ticks = Quarter.BclCompatibleTicks;
        for (var at = Instant.FromUnixTimeTicks(from.ToUnixTimeTicks() / ticks * ticks); at < to; at += Quarter)
            yield return at;
    }

    private static bool Overlap(ExpectedGap gap, Instant start, Instant end, Instant now) =>
        gap.Start < end && start < gap.End && (gap.Phase is not Phase.Active || start < now + HalfAnHour);

    /// <summary>Off the run, and nearer than half an hour to the next is the same; what is over does not count.</summary>
    private List<(Instant Start, Instant End, IReadOnlySet<string> Missing)> Rota(Instant now)
    {
        List<(Instant Start, Instant End, IReadOnlySet<string> Missing)> gaps = [];
        foreach (var quarter in pages.Quarters(pages.DateOf(now).PlusDays(-1), pages.DateOf(now).PlusDays(daysAhead)))
        {
            if (pages.Known(quarter, now) is not { State: Crewed.Off } truth)
                continue;

            if (gaps is [.., var last] && quarter - last.End < HalfAnHour)
                gaps[^1] = (last.Start, quarter + Quarter, last.Missing.Union(truth.Missing).ToHashSet());
            else
                gaps.Add((quarter, quarter + Quarter, truth.Missing.ToHashSet()));
        }

        return gaps.FindAll(gap => gap.End > now);
    }
}
