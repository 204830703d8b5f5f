using System.Text.Json;
using GartanChatBot.Crewing;
using NodaTime;
using NodaTime.Text;

namespace GartanChatBot.Tests.TwoWorlds;

/// <summary>
/// Everything that an answer of the API states of one pump and its crew, held against the filled worlds: each finds the first thing that is
/// false in one.
/// </summary>
internal sealed class ApiClaims(WorldTruth truth, int pump)
{
    public static Instant? Time(JsonElement time) =>
        time.ValueKind is JsonValueKind.String ? OffsetDateTimePattern.ExtendedIso.Parse(time.GetString()!).Value.ToInstant() : null;

    public string? OfState(JsonElement answer, Instant at)
    {
        var state = answer.GetProperty("state").GetString()!;
        if (state == "unknown")
            return answer.GetProperty("until").ValueKind is JsonValueKind.Null || answer.GetProperty("unread").GetArrayLength() > 0
                ? null
                : "unknown, and nothing is unread";

        var phase = PhaseOf(state);
        if (
            truth.PhasesAt(pump, at).ToList() is var phases
            && (phase is RunPhase.Off ? !IsOff(phases) : phases.Exists(other => other != phase)))
            return $"says {state}";

        if (Time(answer.GetProperty("until")) is { } until)
        {
            if (!truth.IsAlways(pump, new(at, until), other => Agree(other, phase)))
                return $"says {state} until {until}";
            if (answer.GetProperty("then") is { ValueKind: JsonValueKind.Object } then && ThenOf(then, until) is { } fault)
                return fault;
        }

        return CountsOf(answer, at, state);
    }

    public string? OfCrew(JsonElement answer, Instant at)
    {
        var unread = Spans(answer, "unread");
        foreach (
            var one in answer
                .GetProperty("crew")
                .EnumerateArray()
                .Where(one => one.GetProperty("available").ValueKind is not JsonValueKind.Null))
        {
            var (name, available) = (one.GetProperty("name").GetString()!, one.GetProperty("available").GetBoolean());
            if (truth.PagesOf(name, at).Any(page => page.Day.Available[page.Slot] != available))
                return $"says available {available} of {name}";
            if (truth.PagesOf(name, at).Any(page => page.Day.Committed[page.Slot] != one.GetProperty("committed").GetBoolean()))
                return $"is wrong whether {name} is committed";

            if (
                Time(one.GetProperty("until")) is { } until
                && !Touches(unread, at, until)
                && (!IsThroughout(name, at, until, available) || IsAt(name, until) == available))
                return $"says {available} of {name} until {until}";
            if (Time(one.GetProperty("next")) is { } next && !Touches(unread, at, next) && IsAt(name, next) != true)
                return $"says that {name} comes at {next}";
        }

        return null;
    }

    /// <param name="answer">Of gaps, or of what-if.</param>
    /// <param name="asked">The time that was asked about; without an end, to the end of what the answer covers or calls unread.</param>
    /// <param name="off">Who was imagined off in that time.</param>
    public string? OfGaps(JsonElement answer, Interval asked, string? off = null)
    {
        var (unread, gaps) = (Spans(answer, "unread"), Spans(answer, "gaps"));
        if (asked.End == Instant.MaxValue)
        {
            var coverage = answer.GetProperty("coverage");
            var ends = unread
                .Select(span => span.End)
                .Append(coverage.ValueKind is JsonValueKind.Object ? Time(coverage.GetProperty("to"))!.Value : asked.Start);
            asked = new(asked.Start, Instant.Max(asked.Start, ends.Max()));
            if (asked.End < truth.Clock.StartOf(truth.Clock.DateOf(asked.Start).PlusDays(1)))
                return "ends before the day does";
        }

        foreach (
            var part in WorldTruth
                .QuartersOf(asked)
                .Select(start => Instant.Max(start, asked.Start))
                .Where(part => !unread.Exists(span => span.Contains(part))))
        {
            var isOff = gaps.Exists(gap => gap.Contains(part));
            var phases = truth.PhasesAt(pump, part, off is null ? null : (off, asked)).ToList();
            if (isOff ? !IsOff(phases) : phases.Exists(phase => phase is RunPhase.Off or RunPhase.Unknown))
                return $"{part} is {(isOff ? "a gap" : "no gap")}: really {string.Join(", ", phases)}";
        }

        return null;
    }

    public string? OfFixes(JsonElement answer, Interval asked)
    {
        var unread = Spans(answer, "unread");
        if (answer.GetProperty("gap") is not { ValueKind: JsonValueKind.Object } shown)
        {
            return WorldTruth
                .QuartersOf(asked)
                .Select(start => Instant.Max(start, asked.Start))
                .Where(part => !unread.Exists(span => span.Contains(part)))
                .Where(part => truth.PhasesAt(pump, part).Any(phase => phase is RunPhase.Off))
                .Select(part => $"has nothing to fix, but at {part} it is off").FirstOrDefault();
        }

        var gap = Span(shown);
        if (!WorldTruth.QuartersOf(gap).All(quarter => IsOff([.. truth.PhasesAt(pump, quarter)])))
            return $"calls {gap} a gap";

        return answer
            .GetProperty("fixes")
            .EnumerateArray()
            .Concat(answer.GetProperty("parts").EnumerateArray())
            .Select(fix => OfFix(fix))
            .FirstOrDefault(fault => fault is not null);
    }

    private string? OfFix(JsonElement fix)
    {
        var people = fix.GetProperty("people")
            .EnumerateArray()
            .Select(one =>
                (
                    Name: one.GetProperty("name").GetString()!,
                    Time: new Interval(Time(one.GetProperty("from"))!.Value, Time(one.GetProperty("to"))!.Value)))
            .ToList();

        foreach (var (name, time) in people)
        {
            if (
                WorldTruth
                    .QuartersOf(time)
                    .Any(quarter => truth.PagesOf(name, quarter).Any(page => (page.Day.Away | page.Day.Committed)[page.Slot])))
                return $"asks {name}, who is away or committed";
        }

        return WorldTruth.QuartersOf(Span(fix)).Any(quarter => !truth.IsMetEverywhere(pump, quarter, people.Select(one => one.Name)))
            ? "has a fix that fixes nothing"
            : null;
    }

    private string? ThenOf(JsonElement then, Instant from)
    {
        var state = then.GetProperty("state").GetString()!;
        var until = Time(then.GetProperty("until")) ?? from + Duration.Epsilon;
        return state == "unknown" || truth.IsAlways(pump, new(from, until), phase => Agree(phase, PhaseOf(state)))
            ? null
            : $"says then {state} until {until}";
    }

    /// <summary>Who can't be read counts as off, and is counted: only without such people are the numbers those of every world.</summary>
    private string? CountsOf(JsonElement answer, Instant at, string state)
    {
        var have = answer.GetProperty("requirements").EnumerateArray().Select(each => each.GetProperty("have").GetInt32()).ToArray();
        var dependsOn = answer.GetProperty("dependsOn").EnumerateArray().Select(each => each.GetString()!).ToList();
        var isWhole = answer.GetProperty("unreadable").GetInt32() == 0;

        if (isWhole && have.Length > 0 && truth.HaveAt(pump, at).Any(other => !other.SequenceEqual(have)))
            return $"counts {string.Join(' ', have)}";
        if (isWhole && dependsOn.Find(name => truth.IsMetEverywhere(pump, at, [], name)) is { } needless)
            return $"hangs on {needless}";
        if (state is "on" or "preferred" && have.Length > 0 && truth.Members.Any(name => !truth.IsMetEverywhere(pump, at, [], name)))
            return "can spare anybody";

        return null;
    }

    private bool IsThroughout(string name, Instant from, Instant to, bool available) =>
        WorldTruth
            .QuartersOf(new(from, to))
            .All(quarter => truth.PagesOf(name, quarter).All(page => page.Day.Available[page.Slot] == available));

    /// <summary>Null when the worlds differ.</summary>
    private bool? IsAt(string name, Instant at) =>
        truth.PagesOf(name, at).Select(page => page.Day.Available[page.Slot]).Distinct().ToList() is [var same] ? same : null;

    /// <summary>
    /// Gartan's row says off: whether the crew is out at an incident may hang on somebody who can't be read. It is never on.
    /// </summary>
    private static bool IsOff(List<RunPhase> phases) =>
        phases.Contains(RunPhase.Off) && phases.TrueForAll(phase => Agree(phase, RunPhase.Off));

    private static bool Agree(RunPhase really, RunPhase said) => really == said || (said is RunPhase.Off && really is RunPhase.Committed);

    private static bool Touches(List<Interval> unread, Instant from, Instant to) =>
        unread.Exists(span => span.Start <= to && from < span.End);

    private static RunPhase PhaseOf(string state) => state switch
    {
        "off" => RunPhase.Off,
        "committed" => RunPhase.Committed,
        _ => RunPhase.On,
    };

    private static List<Interval> Spans(JsonElement answer, string list) => [.. answer.GetProperty(list).EnumerateArray().Select(Span)];

    private static Interval Span(JsonElement span) => new(Time(span.GetProperty("start"))!.Value, Time(span.GetProperty("end"))!.Value);
}
