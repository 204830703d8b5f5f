using GartanChatBot.Chat.Replies;
using GartanChatBot.Crewing;
using GartanChatBot.Crewing.Timeline;
using GartanChatBot.Wording;
using NodaTime;

namespace GartanChatBot.Commands;

/// <summary>One pump at one moment: its state, until when, and the state that follows.</summary>
internal sealed class ApplianceOutlook(ResolvedQuestion asked, Callsign pump, Instant at)
{
    private const int MaxNamed = 2;

    public Callsign Pump => pump;

    public CrewingState State { get; } = asked.Timeline.StateAt(pump, at);

    public PhaseRun Run { get; } = asked.Timeline.PhaseAt(pump, at);

    public PhaseRun? Next => field ??= asked.Timeline.PhaseAfter(Run, pump);

    /// <summary>True if the run's end is known and a known state follows it.</summary>
    public bool EndsThen => Run.EndKnown && StateAtEnd.Phase is not RunPhase.Unknown;

    /// <summary>True if the run's start was seen: the time before it is known.</summary>
    public bool BeganThen => Run.StartKnown && Run.Start >= TrustedFrom
        && asked.Timeline.StateAt(pump, Run.Start - Duration.Epsilon).Phase is not RunPhase.Unknown;

    /// <summary><c>since 16:00</c> with "or earlier" if the start wasn't seen; <c>from 16:00</c> unless it is so now.</summary>
    public IReadOnlyList<TextRun> Since =>
    [
        at < asked.At || Run.Start > asked.At ? "from " : "since ",
        asked.Times.When(Instant.Max(Run.Start, TrustedFrom)),
        BeganThen ? "" : " or earlier",
    ];

    /// <summary>
    /// Start of usable readings: for a later day, tomorrow's start if today's reading is too old to show when a state began.
    /// </summary>
    private Instant TrustedFrom =>
        asked.Rota.Age.IsUntrusted && asked.Rota.Station.Clock.EndOf(asked.Rota.Today) is var tomorrow && at >= tomorrow
            ? tomorrow
            : Instant.MinValue;

    public Tone Tone => CrewingText.ToneOf(State);

    public Duration Left => Run.End - at;

    public CrewingState StateAtEnd => field ??= asked.Timeline.StateAt(pump, Run.End);

    /// <summary>The verdict in words, such as <c>K41P1 on the run – nobody to spare</c>.</summary>
    public string Headline => State switch
    {
        { Phase: RunPhase.Unknown } => $"{pump} – I don't know: {Remark}",
        { Mismatch: true } => Disagreement,
        { Phase: RunPhase.Committed } => $"{pump} committed – {Remark}",
        { Phase: RunPhase.Off } => $"{pump} off the run – {Remark}",
        { Level: CrewingLevel.Reduced } => $"{pump} on the run – reduced crew ({Remark})",
        { Level: CrewingLevel.Critical } => $"{pump} on the run – {Remark}",
        _ => $"{pump} on the run",
    };

    /// <summary>What there is to say beside the verdict; null when it is good.</summary>
    public string? Remark => State switch
    {
        { Phase: RunPhase.Unknown } => WhyUnknown,
        { Mismatch: true } => Disagreement,
        { Phase: RunPhase.Committed } => "crew out at an incident",
        { Phase: RunPhase.Off } => CrewingText.WhyOff(State),
        { Level: CrewingLevel.Reduced } => CrewingText.Shortfalls(State with { RuleMet = false }),
        { Level: CrewingLevel.Critical } => Thinness,
        _ => null,
    };

    /// <summary>Gartan and our rule differ: both are said, and neither is believed more.</summary>
    public string Disagreement => State.Phase is RunPhase.On
        ? $"Gartan shows {pump} on the run. Crewing looks short ({CrewingText.Shortfalls(State)})"
            + " – has the rule changed, or is somebody missing from the page?"
        : $"Gartan shows {pump} off the run. Crewing looks fine ({CrewingText.Inventory(State)}) – vehicle or another reason?";

    public string WhyUnknown => State switch
    {
        { Gartan: GartanVerdict.Unknown } => "its row in Gartan shows something I can't read",
        { Unreadable: > 0, RuleKnown: true } => $"{PageCautions.People(State.Unreadable)} on the page can't be read",
        { RuleKnown: false } when asked.Rota.Coverage?.Contains(at) ?? false => "the page shows neither a verdict nor a rule for it",
        _ => "that time has not been read",
    };

    /// <summary><c>until 16:00 (1 h 40 m)</c>, or since when and back when; empty while the state is unknown.</summary>
    public IReadOnlyList<TextRun> Until
    {
        get
        {
            // An unknown state has no start to show.
            if (State.Phase is RunPhase.Unknown)
                return [];

            var words = asked.Times;
            IReadOnlyList<TextRun> since = [.. Since, ", "];

            return State.Phase switch
            {
                RunPhase.Off when EndsThen => [.. since, Back, words.When(Run.End), $" (in {LengthText.Of(Left)})"],
                RunPhase.Off when Run.EndKnown => [.. since, "at least until ", words.When(Run.End)],
                RunPhase.Off => [.. since, "nothing better booked before ", words.Day(Run.End)],
                _ when EndsThen => ["until ", words.When(Run.End), $" ({LengthText.Of(Left)})"],
                _ => ["at least until ", Run.EndKnown ? words.When(Run.End) : words.Date(Run.End)],
            };
        }
    }

    private string Back => StateAtEnd.Phase is RunPhase.On ? "back " : "until ";

    private string Thinness
    {
        get
        {
            if (State.RuleUnsure)
                return $"Gartan shows it; {PageCautions.People(State.Unreadable)} on the page can't be read";

            if (State.Requirements is [{ Name: Requirement.Crew } crew, ..] && crew.Have == crew.Need)
                return "nobody to spare";

            return State.DependsOn.Count <= MaxNamed && asked.Names.AreShown
                ? $"relies on {ListText.Of([.. State.DependsOn.Select(asked.Names.Of)])}"
                : $"relies on {State.DependsOn.Count} people";
        }
    }
}
