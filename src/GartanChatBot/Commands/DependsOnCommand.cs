using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Crewing;
using GartanChatBot.Wording;
using NodaTime;

namespace GartanChatBot.Commands;

/// <summary>Lists the crew members whose loss alone would put the pump off the run.</summary>
internal sealed class DependsOnCommand(QuestionResolver resolver) : IChatCommand
{
    /// <summary>Reason for members without a scarce skill; listed last.</summary>
    private const string CrewNumber = "crew number";

    public string Name => "dependson";

    public IReadOnlyList<string> Aliases => ["depends", "thin"];

    public string Summary => "who can't be spared";

    public bool Changes(CommandArguments given) => false;

    public IReadOnlyList<CommandParameter> Parameters => [resolver.OnlyPumpParameter, QuestionResolver.When];

    public ValueTask<Reply> AnswerAsync(ChatRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(resolver.AnswerForPumps(request, Answer));

    private static Reply Answer(ResolvedQuestion asked)
    {
        if (asked.Span is { } span)
            return Over(asked, span);

        ApplianceOutlook[] outlooks = [.. asked.Pumps.Select(pump => new ApplianceOutlook(asked, pump, asked.Moment))];

        return Reply.Of(outlooks[0].Tone, Sentence(asked, outlooks[0]))
            .Bullets([.. outlooks.Skip(1).Select(outlook => new Bullet([Sentence(asked, outlook)], outlook.Tone))])
            .Buttons(asked.Button("Until when", "until", outlooks[0].Pump), asked.Button("Next short", "next", outlooks[0].Pump));
    }

    /// <summary>Reply for a period: everyone a pump relies on in some part of it, and when.</summary>
    private static Reply Over(ResolvedQuestion asked, Interval span)
    {
        var (reply, relies) = (SpanVerdict.Of(asked, span), Relies(asked));
        foreach (var pump in asked.Pumps)
        {
            var segments = asked.Timeline.StatesIn(pump, span);
            if (segments.All(segment => segment.State.Phase is RunPhase.Off))
                continue;

            if (WhyUntold(segments) is { } why)
            {
                reply = reply.Paragraph($"{pump} – I don't know who it {relies} on: {why}.");
                continue;
            }

            var reliesOn = segments
                .Where(segment => segment.State is { Phase: RunPhase.On, Mismatch: false, RuleMet: true })
                .SelectMany(segment => segment.State.DependsOn.Select(member => (Member: member, segment.Interval)))
                .GroupBy(each => each.Member, each => each.Interval)
                .Select(each => (Member: each.Key, Times: IntervalSet.Of(each)))
                .ToList();

            reply =
                reliesOn.Count == 0 ? reply.Paragraph($"{pump} {relies} on no one person while it {asked.Is} on the run.")
                : asked.Names.AreShown
                    ? reply
                        .Paragraph($"{pump} {relies} on:")
                        .Bullets([.. reliesOn.Select(each => new Bullet([
                            $"{asked.Names.Of(each.Member)} – ", .. asked.TimesIn(each.Times, span),
                        ]))])
                : reply.Paragraph($"{pump} {relies} on {reliesOn.Count} people in some part of it.");
        }

        return reply;
    }

    /// <summary>
    /// Why the list would be incomplete, or null. A member who can't be read may be the one who makes another dispensable.
    /// </summary>
    private static string? WhyUntold(IReadOnlyList<Segment> segments)
    {
        var people = segments.Select(segment => segment.State.Unreadable).DefaultIfEmpty().Max();
        return people > 0 ? $"{PageCautions.People(people)} on the page can't be read"
            : Any(state => state.Phase is RunPhase.Unknown) ? "not all of it is known"
            : Any(state => state is { Phase: RunPhase.On, RuleKnown: false }) ? "I don't know its rule"
            : Any(state => state is { Phase: RunPhase.On, RuleMet: false }) ? "for part of it only Gartan shows it on"
            : null;

        bool Any(Func<CrewingState, bool> isSo) => segments.Any(segment => isSo(segment.State));
    }

    /// <summary>Whom one pump relies on, and for what.</summary>
    public static string Sentence(ResolvedQuestion asked, ApplianceOutlook outlook) => outlook.State switch
    {
        { Phase: not RunPhase.On } or { Mismatch: true } => outlook.Headline,
        { RuleKnown: false } => $"Gartan shows {outlook.Pump} on the run; I don't know its rule, so I don't know who it relies on.",
        { RuleMet: false } => outlook.Headline,
        { DependsOn: [] } =>
            $"{outlook.Pump} {asked.Verb("could", "can", "can")} spare any one person and stay on the run.",
        { Unreadable: > 0 and var people } =>
            $"{outlook.Pump} {asked.Is} on the run; {PageCautions.People(people)} on the page can't be read, "
            + "so I don't know who it relies on.",
        { DependsOn: [var only] } =>
            $"{outlook.Pump} {Relies(asked)} on {Named(asked, outlook.State, [only])}: "
            + $"without them {asked.Verb("it was", "it's", "it's")} off the run. {Dispensable(asked, outlook)}",
        var state =>
            $"{outlook.Pump} {Relies(asked)} on {state.DependsOn.Count} people"
            + (asked.Names.AreShown ? $": {Named(asked, state, state.DependsOn)}" : "")
            + $". {asked.Verb("With any one gone it was", "Lose any one and it's", "Lose any one and it's")} off the run. "
            + Dispensable(asked, outlook),
    };

    /// <summary>Sentence for the reverse question: who can be spared.</summary>
    private static string Dispensable(ResolvedQuestion asked, ApplianceOutlook outlook)
    {
        MemberKey[] others =
        [
            .. asked.Timeline.CrewAt(asked.Moment).Where(member => member.Available).Select(member => member.Key)
                .Except(outlook.State.DependsOn),
        ];
        var canSpare = $"It {asked.Verb("could", "can", "can")} spare";
        return others switch
        {
            [] => $"{canSpare} nobody.",
            [var only] when asked.Names.AreShown => $"{canSpare} only {asked.Names.Of(only)}.",
            _ when asked.Names.AreShown => $"{canSpare} any one of {ListText.Of([.. others.Select(asked.Names.Of)])}.",
            _ => $"{canSpare} any one of {others.Length} others.",
        };
    }

    private static string Relies(ResolvedQuestion asked) => asked.Verb("relied", "relies", "relies");

    /// <summary>Groups members with the same reason: <c>Dogwood and Gorse (crew number)</c>.</summary>
    private static string Named(ResolvedQuestion asked, CrewingState state, IReadOnlyList<MemberKey> members)
    {
        var crew = asked.Timeline.CrewAt(asked.Moment).ToDictionary(member => member.Key);
        var groups = members
            .GroupBy(member => Reason(state, crew[member]), StringComparer.Ordinal)
            .OrderBy(group => group.Key is CrewNumber);

        return string.Join(", ", groups.Select(group =>
        {
            var names = ListText.Of([.. group.Select(asked.Names.Of)]);
            return group.Key.Length > 0 ? $"{names} ({group.Key})" : names;
        }));
    }

    private static string Reason(CrewingState state, MemberState member)
    {
        var last = state.Requirements
            .Where(count => count.Have == count.Need && member.SkillNames.Contains(count.Name))
            .Select(count => CrewingText.NameOf(count.Name))
            .ToList();

        return last.Count > 0 ? ListText.Of(last)
            : state.Requirements.Any(count => count.Name == Requirement.Crew && count.Have == count.Need) ? CrewNumber
            : "";
    }
}
