using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Crewing;
using GartanChatBot.Wording;
using NodaTime;

namespace GartanChatBot.Commands;

/// <summary>Who can drive, take charge, wear BA – now, and who next?</summary>
internal sealed class SkillCommand(QuestionResolver resolver) : IChatCommand
{
    private const int MostComing = 3;

    private static readonly Duration LookAhead = Duration.FromHours(24);

    public string Name => "skill";

    public string Summary => "who can drive, lead, wear BA";

    public bool Changes(CommandArguments given) => false;

    public IReadOnlyList<CommandParameter> Parameters =>
    [
        resolver.PumpParameter,
        QuestionResolver.When,
        new("skill", "a skill, such as driver, officer or BA") { Kind = ParameterKind.Skill, Required = true, TakesRest = true },
    ];

    public ValueTask<Reply> AnswerAsync(ChatRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(resolver.Answer(request, Answer));

    private static Reply Answer(ResolvedQuestion asked)
    {
        var text = asked.Request["skill"] ?? "";
        var crew = asked.Timeline.CrewAt(asked.Moment);
        string[] known =
        [
            .. asked.Timeline.CrewAt(FirstRead(asked)).SelectMany(member => member.SkillNames).Distinct(StringComparer.Ordinal),
        ];

        var skill = SkillParser.NameOf(text) ?? asked.Rota.Station.Aliases.NamesOf(text).FirstOrDefault(known.Contains);
        if (skill is null || !known.Contains(skill))
            return InvalidInputReplies.UnknownSkill(text, known);

        if (asked.Span is { } span)
            return Over(asked, skill, span);

        MemberState[] holders = [.. crew.Where(member => member.SkillNames.Contains(skill))];
        MemberState[] on = [.. holders.Where(member => member.Available)];

        List<TextRun> sentence = [$"{ReplyText.Capital(CrewingText.NameOf(skill))}: "];
        sentence.AddRange(on.Length == 0 ? ["nobody"] : [$"{Number(asked, skill, on.Length)} – ", .. Listed(asked, on)]);
        sentence.Add(".");
        sentence.AddRange(Coming(asked, holders));
        sentence.AddRange(Without(asked, holders));
        return Reply.Of(Tone.Plain, sentence) with { LooksTo = Instant.Max(asked.Ahead.End, asked.Moment + LookAhead) };
    }

    /// <summary>Everybody who has it in a part of the span, and when nobody has.</summary>
    private static Reply Over(ResolvedQuestion asked, string skill, Interval span)
    {
        var holders = asked.Timeline.Members
            .Select(member => (Member: member, Times: asked.Timeline.AvailabilityOf(member, span)))
            .Where(each => !each.Times.IsEmpty)
            .Select(each => (
                Member: asked.Timeline.CrewAt(each.Times[0].Start).First(state => state.Key == each.Member), each.Times))
            .Where(each => each.Member.SkillNames.Contains(skill))
            .ToList();
        var covered = holders.Aggregate(IntervalSet.Empty, (all, each) => all.Union(each.Times));
        var without = covered.Complement(span);
        var name = ReplyText.Capital(CrewingText.NameOf(skill));

        return Reply
            .Of(
                Tone.Plain,
                holders.Count == 0 ? [$"{name}: nobody."]
                : without.IsEmpty ? [$"{name}: all of it."]
                : [$"{name}: ⚠ none ", .. asked.Times.Ranges(without, ", "), "."])
            .Bullets([
                .. holders.Select(each => new Bullet([
                    $"{asked.Names.Of(each.Member)} – ", .. each.Times[0] == span ? ["all of it"] : asked.Times.Ranges(each.Times, ", "),
                ])),
            ]);
    }

    /// <summary>The first moment in question that was read: who is on the page then.</summary>
    private static Instant FirstRead(ResolvedQuestion asked) =>
        asked.Window is { } window && asked.Timeline.ReadIntervals.Within(window) is [var first, ..] ? first.Start : asked.Moment;

    private static string Number(ResolvedQuestion asked, string skill, int read) =>
        asked.Timeline.GartanCountOf(skill, asked.Moment) is { } gartan && gartan < read
            ? $"{gartan} by Gartan's count, I read {read}"
            : $"{read}";

    private static IEnumerable<TextRun> Listed(ResolvedQuestion asked, MemberState[] on) => on.SelectMany((member, index) => new TextRun[]
    {
        $"{(index > 0 ? ", " : "")}{asked.Names.Of(member)} (→ ",
        member.Until is { } until ? asked.Times.When(until) : asked.Times.ShortDay(asked.Ahead.End),
        member.Until is null ? " or later)" : ")",
    });

    private static IEnumerable<TextRun> Coming(ResolvedQuestion asked, MemberState[] holders)
    {
        var coming = holders
            .Where(member => !member.Available && member.Next is not null)
            .OrderBy(member => member.Next)
            .Take(MostComing)
            .SelectMany(
                (member, index) =>
                    new TextRun[] { $"{(index > 0 ? ", " : "")}{asked.Names.Of(member)} ", asked.Times.When(member.Next!.Value) })
            .ToList();

        return coming.Count > 0 ? [" Next: ", .. coming, "."] : [];
    }

    /// <summary>The first time ahead at which nobody has it.</summary>
    private static IReadOnlyList<TextRun> Without(ResolvedQuestion asked, MemberState[] holders)
    {
        var window = new Interval(asked.Moment, Instant.Min(asked.Ahead.End, asked.Moment + LookAhead));
        var covered = holders.Aggregate(IntervalSet.Empty, (all, member) => all.Union(asked.Timeline.AvailabilityOf(member.Key, window)));
        var without = covered.Complement(window);

        // Beyond the reading nobody knows who has it: an end that lies there is no end.
        return without.Count == 0 ? []
            : without[0].End == window.End && window.End < asked.Moment + LookAhead
                ? [" ⚠ none from ", asked.Times.When(without[0].Start), " on, as far as I have read."]
            : without[0].Start == asked.Moment && without[0].End < window.End ? [" ⚠ none until ", asked.Times.When(without[0].End), "."]
            : without[0].End == window.End ? [" ⚠ none from ", asked.Times.When(without[0].Start), " on."]
            : [" ⚠ none ", .. asked.Times.Range(without[0]), "."];
    }
}
