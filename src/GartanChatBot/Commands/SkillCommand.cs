using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Commands.Words;
using GartanChatBot.Crewing;
using GartanChatBot.Wording;
using NodaTime;

namespace GartanChatBot.Commands;

/// <summary>Shows who has a skill now, and who is next.</summary>
internal sealed class SkillCommand(QuestionResolver resolver) : IChatCommand
{
    private const int MaxComing = 3;

    private static readonly Duration LookAhead = Duration.FromHours(24);

    public string Name => "skill";

    public string Summary => "who can drive, lead, wear BA";

    public bool Changes(CommandArguments given) => false;

    public IReadOnlyList<CommandParameter> Parameters =>
    [
        resolver.PumpParameter,
        QuestionResolver.When,
        new("skill", "driver, officer, BA or another skill; crew for all")
        {
            Kind = ParameterKind.Skill,
            Required = true,
            TakesRest = true,
        },
    ];

    public ValueTask<Reply> AnswerAsync(ChatRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(resolver.Answer(request, Answer));

    private static Reply Answer(ResolvedQuestion asked)
    {
        var text = asked.Request["skill"] ?? "";
        string[] known =
        [
            .. asked.Timeline.CrewAt(FirstRead(asked)).SelectMany(member => member.SkillNames).Distinct(StringComparer.Ordinal),
        ];

        var skill = NormalizedText.Of(text) == Requirement.Crew ? Requirement.Crew
            : SkillParser.NameOf(text) ?? asked.Rota.Station.Aliases.NamesOf(text).FirstOrDefault(known.Contains);
        if (skill is null || (skill != Requirement.Crew && !known.Contains(skill)))
            return InvalidInputReplies.UnknownSkill(text, known);

        if (asked.Span is { } span)
            return Over(asked, skill, span);

        MemberState[] holders = [.. asked.Timeline.CrewAt(asked.Moment).Where(member => HasSkill(member, skill))];
        MemberState[] on = [.. holders.Where(member => member.Available)];

        List<TextRun> sentence = [$"{ListText.Capital(CrewingText.NameOf(skill))}: "];
        sentence.AddRange(on.Length == 0 ? ["nobody"] : [Number(asked, skill, on.Length), .. Listed(asked, on)]);
        sentence.Add(".");
        sentence.AddRange(Coming(asked, holders));
        sentence.AddRange(Without(asked, holders));
        return Reply.Of(Tone.Plain, sentence) with { LooksTo = Instant.Max(asked.Ahead.End, asked.Moment + LookAhead) };
    }

    /// <summary>Reply for a period: the number at each change, and everyone who has the skill in part of it.</summary>
    private static Reply Over(ResolvedQuestion asked, string skill, Interval span)
    {
        var holders = asked.Timeline.Members
            .Select(member => (Member: member, Times: asked.Timeline.AvailabilityOf(member, span)))
            .Where(each => !each.Times.IsEmpty)
            .Select(each => (
                Member: asked.Timeline.CrewAt(each.Times[0].Start).First(state => state.Key == each.Member), each.Times))
            .Where(each => HasSkill(each.Member, skill))
            .ToList();

        return Reply
            .Of(
                Tone.Plain,
                [
                    $"{ListText.Capital(CrewingText.NameOf(skill))} ",
                    .. new SkillNumbers(asked, skill, [.. holders.Select(each => each.Times)]).Over(span),
                ])
            .Bullets([
                .. holders.Select(each => new Bullet([$"{asked.Names.Of(each.Member)} – ", .. asked.TimesIn(each.Times, span)])),
            ]);
    }

    /// <summary>True for everyone if the skill is "crew".</summary>
    private static bool HasSkill(MemberState member, string skill) =>
        skill == Requirement.Crew || member.SkillNames.Contains(skill);

    /// <summary>First moment of the requested time that was read: its page shows who is on.</summary>
    private static Instant FirstRead(ResolvedQuestion asked) =>
        asked.Window is { } window && asked.Timeline.ReadIntervals.Within(window) is [var first, ..] ? first.Start : asked.Moment;

    private static string Number(ResolvedQuestion asked, string skill, int read) =>
        asked.Timeline.GartanCountOf(skill, asked.Moment) is { } gartan && gartan < read
            ? $"{gartan} by Gartan's count, I count {read}"
            : SkillNumbers.Number(read, SkillNumbers.NeedAt(asked, skill, asked.Moment));

    /// <summary>The names; empty if the chat sees none of them.</summary>
    private static IEnumerable<TextRun> Listed(ResolvedQuestion asked, MemberState[] on) =>
        on.All(member => asked.Names.Of(member) is PersonName.Nobody) ? []
        : on.SelectMany((member, index) => new TextRun[]
        {
            $"{(index > 0 ? ", " : " – ")}{asked.Names.Of(member)} (→ ",
            member.Until is { } until ? asked.Times.When(until) : asked.Times.ShortDay(asked.Ahead.End),
            member.Until is null ? " or later)" : ")",
        });

    private static IEnumerable<TextRun> Coming(ResolvedQuestion asked, MemberState[] holders)
    {
        var coming = holders
            .Where(member => !member.Available && member.Next is not null)
            .OrderBy(member => member.Next)
            .Take(MaxComing)
            .SelectMany(
                (member, index) =>
                    new TextRun[] { $"{(index > 0 ? ", " : "")}{asked.Names.Of(member)} ", asked.Times.When(member.Next!.Value) })
            .ToList();

        return coming.Count > 0 ? [" Next: ", .. coming, "."] : [];
    }

    /// <summary>The first time ahead when nobody has the skill.</summary>
    private static IReadOnlyList<TextRun> Without(ResolvedQuestion asked, MemberState[] holders)
    {
        var window = new Interval(asked.Moment, Instant.Min(asked.Ahead.End, asked.Moment + LookAhead));
        var covered = holders.Aggregate(IntervalSet.Empty, (all, member) => all.Union(asked.Timeline.AvailabilityOf(member.Key, window)));
        var without = covered.Complement(window);

        // A gap that reaches the end of the reading has no known end.
        return without.Count == 0 ? []
            : without[0].End == window.End && window.End < asked.Moment + LookAhead
                ? [" ⚠ none from ", asked.Times.When(without[0].Start), " on, as far as I've read."]
            : without[0].Start == asked.Moment && without[0].End < window.End ? [" ⚠ none until ", asked.Times.When(without[0].End), "."]
            : without[0].End == window.End ? [" ⚠ none from ", asked.Times.When(without[0].Start), " on."]
            : [" ⚠ none ", .. asked.Times.Range(without[0]), "."];
    }
}
