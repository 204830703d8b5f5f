using System.Text.RegularExpressions;
using GartanChatBot.Crewing;
using NodaTime;

namespace GartanChatBot.Commands;

/// <summary>
/// Times as people type them, in the station's own time. A bare clock is the next time it strikes; a weekday is the next such day;
/// of an hour that comes twice the first is meant, and an hour that is skipped means the moment after the gap.
/// </summary>
internal sealed partial class TimeParser(StationClock clock)
{
    public const string Accepted = "16:00, 7am, Fri 19:00, tonight, tomorrow 07:00, Saturday morning, 13 June 09:00 or 2026-06-09T14:20";

    public const string AcceptedSpans = "18-23, 18:00 23:00, tonight, Saturday morning, Fri 19:00 Sat 07:00";

    private static readonly LocalTime NightEnds = new(5, 0);

    /// <summary>Whether the words are a time or a span at all, whatever day it is.</summary>
    public static bool LookLikeTime(string text)
    {
        var (spoken, _, all) = Split(text);
        return all && spoken is not null;
    }

    public bool TryInstant(string text, Instant now, out Instant at)
    {
        at = default;
        if (string.Equals(text.Trim(), "now", StringComparison.OrdinalIgnoreCase))
        {
            at = now;
            return true;
        }

        if (Split(text) is not ({ } spoken, null, true))
            return false;

        at = Resolve(spoken, now);
        return true;
    }

    /// <summary>A span, where the words name one, else a moment: an interval without length.</summary>
    public bool TryTime(string text, Instant now, out Interval time)
    {
        if (TrySpan(text, now, out time))
            return true;

        var known = TryInstant(text, now, out var at);
        time = known ? new(at, at) : default;
        return known;
    }

    /// <summary>Two times, or one name for a stretch: a day, a part of a day.</summary>
    public bool TrySpan(string text, Instant now, out Interval span)
    {
        span = default;
        var (begins, ends, all) = Split(text);
        if (!all || begins is null)
            return false;

        if (ends is null)
            return TryStretch(begins, now, out span);

        // "14-18" asked at 14:20 is today's: a span without a day, or of the weekday that it is, is the one that is not over yet.
        var todays = begins.Exact is null && (begins.Day is null || begins.Day.Weekday == clock.DateOf(now).DayOfWeek)
            ? Between(begins with { Day = DayWord.Today }, ends, now)
            : null;
        if ((todays?.End > now ? todays : Between(begins, ends, now)) is not { } said)
            return false;

        span = said;
        return true;
    }

    private Interval? Between(TimePhrase begins, TimePhrase ends, Instant now)
    {
        var start = Resolve(begins, now);
        var end = EndAfter(start, ends, begins.Part, now);
        return end > start ? new(start, end) : null;
    }

    private bool TryStretch(TimePhrase spoken, Instant now, out Interval span)
    {
        span = default;
        if (spoken.Exact is not null || spoken.Time is not null)
            return false;

        var (from, to) = spoken.Part is { } part ? (part.From, part.To) : (LocalTime.Midnight, LocalTime.Midnight);

        span = On(spoken.Part is { IsNight: true } ? EveningOf(spoken, now) : DateOf(spoken, now));
        if (span.End <= now && spoken.Day is null or { Weekday: not null })
            span = On(DateOf(spoken, now).PlusDays(spoken.Day is null ? 1 : 7));

        return true;

        Interval On(LocalDate day) => new(clock.InstantOf(day + from), clock.InstantOf((to > from ? day : day.PlusDays(1)) + to));
    }

    private Instant Resolve(TimePhrase spoken, Instant now)
    {
        if (spoken.Exact is { } exact)
            return exact;

        var today = clock.DateOf(now);
        var date = DateOf(spoken, now);

        // "Tonight" asked at night is the night that it is.
        if (spoken is { Part: { } part, Time: null } && part == DayPart.Tonight && date == today)
        {
            var local = clock.LocalOf(now).TimeOfDay;
            return local < NightEnds || local > part.Usual ? now : clock.InstantOf(today + part.Usual);
        }

        if (spoken is { Time: { } clockTime, Part: { IsNight: true } night })
            return InNight(spoken, clockTime, night, now);

        var time = spoken.Part is { } half ? Nearer(spoken, half) : spoken.Time ?? LocalTime.Noon;
        var at = clock.InstantOf(date + time);

        return at >= now || spoken.Day is { Date: not null } or { DaysFromToday: not null } ? at
            : spoken.Day is null ? clock.InstantOf(date.PlusDays(1) + time)
            : spoken.Day.Weekday is not null ? clock.InstantOf(date.PlusDays(7) + time)
            : at;
    }

    /// <summary>The time as it lies in the night that is named; what of a running night is past is meant of the next one.</summary>
    private Instant InNight(TimePhrase spoken, LocalTime said, DayPart night, Instant now)
    {
        // Twelve at night is midnight.
        var time = spoken.IsBareHour && said == LocalTime.Noon ? LocalTime.Midnight : Nearer(spoken, night);
        var evening = EveningOf(spoken, now);
        var at = On(evening);

        return at >= now || spoken.Day is { Date: not null } or { EachYear: not null } ? at
            : spoken.Day is { Weekday: not null } ? On(evening.PlusDays(7))
            : spoken.Day is null || (spoken.Day is { DaysFromToday: 0 } && evening < clock.DateOf(now)) ? On(evening.PlusDays(1))
            : at;

        Instant On(LocalDate day) => clock.InstantOf((time <= night.To ? day.PlusDays(1) : day) + time);
    }

    /// <summary>
    /// The day on which a named night begins. "Tonight" said in the small hours, and "Tuesday night" after midnight, is the night that it
    /// is.
    /// </summary>
    private LocalDate EveningOf(TimePhrase spoken, Instant now)
    {
        var yesterday = clock.DateOf(now).PlusDays(-1);
        return clock.LocalOf(now).TimeOfDay < NightEnds
            && (spoken.Day is null or { DaysFromToday: 0 } || spoken.Day.Weekday == yesterday.DayOfWeek)
            ? yesterday
            : DateOf(spoken, now);
    }

    /// <summary>"9 tonight" and "saturday evening 7" leave out that it is after noon.</summary>
    private static LocalTime Nearer(TimePhrase spoken, DayPart part) =>
        spoken.Time is not { } said ? part.Usual
        : spoken.IsBareHour && said.Hour < 12 && part.From.Hour >= 12 && said.PlusHours(12) >= part.From ? said.PlusHours(12)
        : said;

    private Instant EndAfter(Instant start, TimePhrase ends, DayPart? begun, Instant now)
    {
        if (ends.Exact is not null || ends.Day is { Date: not null } or { DaysFromToday: not null } or { EachYear: not null })
            return Resolve(ends, now);

        var local = clock.LocalOf(start);
        var time = ends.Time ?? ends.Part?.Usual ?? LocalTime.Midnight;

        // "Tonight 7-11", "Saturday afternoon 2-4": the part goes on to the end.
        if (ends is { Day: null, Part: null } && begun is not null && local.TimeOfDay >= begun.From && Nearer(ends, begun) is var later
            && later > local.TimeOfDay)
            time = later;

        var date = ends.Day?.Weekday is { } weekday && local.DayOfWeek != weekday ? local.Date.Next(weekday) : local.Date;

        return clock.InstantOf(date + time > local ? date + time : date.PlusDays(ends.Day is null ? 1 : 7) + time);
    }

    private LocalDate DateOf(TimePhrase spoken, Instant now)
    {
        var today = clock.DateOf(now);

        return spoken.Day switch
        {
            null => today,
            { Date: { } date } => date,
            { DaysFromToday: { } days } => today.PlusDays(days),
            { Weekday: { } weekday } => today.DayOfWeek == weekday ? today : today.Next(weekday),
            { EachYear: { } each } => each.InYear(today.Year) is var date && date >= today.PlusDays(-31)
                ? date
                : each.InYear(today.Year + 1),
            _ => today,
        };
    }

    private static (TimePhrase? Begins, TimePhrase? Ends, bool All) Split(string text)
    {
        var words = WordsOf(text);
        var next = 0;
        var begins = TimePhrase.Read(words, ref next);
        if (begins is null || next == words.Count)
            return (begins, null, begins is not null);

        if (words[next] is "-" or "to" or "till" or "til" or "until" or "and")
            next++;

        var ends = TimePhrase.Read(words, ref next);
        return (begins, ends, ends is not null && next == words.Count);
    }

    private static List<string> WordsOf(string text)
    {
        var folded = NormalizedText.Of(text);
        var words = folded
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(word =>
                IsoDate().IsMatch(word) ? [word] : Dash().Replace(word, " - ").Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .ToList();

        if (words is ["from" or "between", ..])
            words.RemoveAt(0);

        // "2026-06-09 14:20" is one time.
        for (var index = 0; index + 1 < words.Count; index++)
        {
            if (words[index].Length == 10 && IsoDate().IsMatch(words[index]) && IsoClock().IsMatch(words[index + 1]))
            {
                words[index] += $"t{words[index + 1]}";
                words.RemoveAt(index + 1);
            }
        }

        return words;
    }

    [GeneratedRegex(@"^[0-9]{4}-[0-9][0-9]-[0-9][0-9]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IsoDate();

    [GeneratedRegex(@"^[0-9][0-9]:[0-9][0-9]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IsoClock();

    [GeneratedRegex("[-–—]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Dash();
}
