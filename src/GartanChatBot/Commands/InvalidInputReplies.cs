using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Commands.Times;
using GartanChatBot.Crewing;
using GartanChatBot.Rota;
using GartanChatBot.Settings;
using GartanChatBot.Stations;
using GartanChatBot.Wording;
using NodaTime;

namespace GartanChatBot.Commands;

/// <summary>Replies to invalid input: what was not understood, and what is accepted.</summary>
internal static class InvalidInputReplies
{
    private const int MaxButtons = 5;

    private static readonly int[] Lengths = [1, 2, 4, 12];

    public static Reply NamesAreHidden { get; } = Reply.Refusal("Names are not shown in this chat – ask me in a direct message.");

    public static Reply NotLinked { get; } = Reply.Refusal("I don't know which crew member you are. Tell me with /link and your name.");

    public static Reply WhoseHours { get; } = Reply.Refusal("Whose hours? Send a name: /hours NAME.");

    public static Reply OnlyYourOwn { get; } = Reply.Refusal("Hours are private: I show only your own.") with { Private = true };

    public static Reply UnknownPump(string text, IEnumerable<string> known) =>
        Reply.Refusal($"I don't know a pump called {TypedText.Shown(text)}. {Nearest(text, known)}");

    public static Reply NoPumps(StationRota rota) =>
        Reply.Refusal($"The rota of {rota.Station.Code} doesn't show any pumps.");

    public static Reply WhichStation(StationCatalogue stations, ChatRequest request)
    {
        if (stations.All.Count == 0)
            return Reply.Refusal("No station is configured: add one with Code and BrigadeId in config/stations.json.");

        var line = ParsedCommand.TryParse(request.Text, out var asked) ? asked : new ParsedCommand("now", []);
        return Reply.Refusal("Which station?")
            .Buttons(stations.All.Take(MaxButtons).Select(station =>
                new ReplyButton($"{station.Code} {station.Name}", (line with { Words = [station.Code.Value, .. line.Words] }).ToString())));
    }

    public static Reply UnknownMember(string text, ResolvedQuestion question) =>
        Reply.Refusal($"I don't know anyone called {ListText.Capital(TypedText.Shown(text))} here. {Nearest(text, question.Names.All)}");

    public static Reply UnknownSkill(string text, IReadOnlyList<string> known) =>
        Reply.Refusal(
            $"I don't know a skill called {TypedText.Shown(text)} here. Known: {string.Join(", ", known.Select(CrewingText.NameOf))}.");

    public static Reply SeveralMembers(
        string text, IReadOnlyList<MemberKey> several, ResolvedQuestion question, Func<string, string> again) =>
        Reply
            .Refusal($"Which {ListText.Capital(TypedText.Shown(text))}? I know {ListText.Of([.. several.Select(question.Names.Of)])}.")
            .Buttons(
                several.Take(MaxButtons).Select(member => new ReplyButton(question.Names.Of(member), again(question.Names.Of(member)))));

    public static Reply BadTime(string text, TimeReading read) =>
        Reply.Refusal(
            $"{read.Fault ?? $"I can't read {TypedText.Quoted(text)} as a time."} "
                + $"Send {TimeParser.AcceptedSpans}; or a moment: {TimeParser.Accepted}."
        );

    public static Reply TooFarAway(int days) =>
        Reply.Refusal($"That's too far away: I answer for up to {days} days.");

    /// <summary>Asks for the end of an open-ended or missing period, with buttons for usual lengths.</summary>
    public static Reply ForHowLong(ResolvedQuestion asked)
    {
        var from = asked.Said is null ? asked.ThisSlot : asked.Moment;
        IReadOnlyList<TextRun> question = asked.Said is null
            ? ["From when to when? For example 18-23, or from now for:"]
            : ["From ", asked.TimesFromToday.When(from), " until when?"];

        // A button would show the typed name in a chat where names are shown as initials.
        var isNamed = (asked.Request["off"] ?? asked.Request["on"]) is not null;
        return isNamed && !asked.Request.ShowNames
            ? Reply.Refusal(question)
            : Reply.Refusal(question).Buttons(Lengths.Select(hours =>
                new ReplyButton($"{hours} h", SaidTimes.Asking(asked, new(from, from + Duration.FromHours(hours))))));
    }

    public static Reply Passed(string consequence) => Reply.Refusal($"That time has passed: {consequence}.");

    public static Reply NotReadThatFar(ResolvedQuestion question, Instant at)
    {
        var words = question.TimesFromToday;
        if (question.Rota.AgeOf(question.Rota.Station.Clock.DateOf(at)) is { Kind: RotaAgeKind.TooOld, ReadAt: { } read })
            return new(Tone.Unknown, [words.DayAndClock(at), " – I don't know: that day was last read ", words.When(read), "."], [])
            {
                Answered = false,
            };

        IReadOnlyList<TextRun> range = question.Rota.Coverage is { } coverage
            ? [" I have ", words.Date(coverage.Start), " to ", words.Date(coverage.End), "."]
            : [];

        return new(Tone.Unknown, [words.DayAndClock(at), " – not read.", .. range], []) { Answered = false };
    }

    private static string Nearest(string text, IEnumerable<string> known) => SpellingSuggestions.Of(text, known) switch
    {
        [] => "I have not read any names yet.",
        [var only] => $"Did you mean {only}?",
        var nearest => $"Nearest: {ListText.Of([.. nearest])}.",
    };
}
