using System.Globalization;
using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Crewing;
using NodaTime;

namespace GartanChatBot.Commands;

/// <summary>What would close the gap: the smallest changes first, and nobody who must not be asked.</summary>
internal sealed class FixCommand(RotaDesk desk) : IChatCommand
{
    public string Name => "fix";

    public string Summary => "what would close the gap";

    public bool Changes(CommandArguments given) => false;

    public IReadOnlyList<CommandParameter> Parameters =>
    [
        desk.PumpParameter,
        new("when", "a time within the gap; the next gap if left out") { Kind = ParameterKind.Time, TakesRest = true },
    ];

    public ValueTask<Reply> AnswerAsync(ChatRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(desk.AnswerForPumps(request, Answer));

    private static Reply Answer(RotaQuestion asked)
    {
        Gap[] gaps = [.. asked.Pumps.SelectMany(pump => asked.Timeline.Gaps(pump, FromThisSlot(asked))).OrderBy(gap => gap.Interval.Start)];
        if (gaps.Length == 0)
            return NoGap(asked);

        if (asked.Request["when"] is not { } words)
            return ForGap(asked, gaps[0]);

        if (!TryWindow(asked, words, out var window))
            return Refusals.BadTime(words);

        if (gaps.FirstOrDefault(gap => gap.Interval.Start < window.End && window.Start < gap.Interval.End) is { } meant)
            return ForGap(asked, meant);

        var next = gaps.FirstOrDefault(gap => gap.Interval.Start >= window.Start) ?? gaps[0];
        var start = asked.Rota.Station.Clock.LocalOf(next.Interval.Start).ToString("uuuu-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
        return Reply.Of(Tone.Plain, ["No gap is booked then. The next: ", .. asked.Times.NamedRange(next.Interval), "."])
            .Buttons(asked.Button("Fix that one", "fix", next.Callsign, start));
    }

    private static Reply NoGap(RotaQuestion asked)
    {
        var outlook = new PumpOutlook(asked, asked.Pumps[0], asked.At);

        return outlook.State.Phase is RunPhase.Unknown
            ? Reply.Of(Tone.Unknown, outlook.Headline)
            : Reply.Of(Tone.Good, "Nothing to fix: no gap booked before ", asked.Times.Day(asked.Ahead.End));
    }

    private static Reply ForGap(RotaQuestion asked, Gap gap)
    {
        var words = new FixWords(asked, gap, GapFixes.Find(asked.Timeline, gap.Callsign, gap.Interval));
        return words.Reply();
    }

    /// <summary>A gap that has begun is closed from the quarter-hour that we are in.</summary>
    private static Interval FromThisSlot(RotaQuestion asked)
    {
        var ticks = asked.At.ToUnixTimeTicks();
        var slot = Instant.FromUnixTimeTicks(ticks - (ticks % StationClock.SlotLength.BclCompatibleTicks));
        return asked.Rota.Coverage is { } coverage && coverage.Start <= slot ? new(slot, coverage.End) : asked.Ahead;
    }

    private static bool TryWindow(RotaQuestion asked, string words, out Interval window)
    {
        if (asked.TimeWords.TrySpan(words, asked.At, out window))
            return true;

        var known = asked.TimeWords.TryInstant(words, asked.At, out var at);
        window = known ? new(at, at + StationClock.SlotLength) : default;
        return known;
    }
}
