using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Crewing;
using GartanChatBot.Crewing.Timeline;
using GartanChatBot.Wording;

namespace GartanChatBot.Commands;

/// <summary>Shows until when the present state lasts, and the state after it.</summary>
internal sealed class UntilCommand(QuestionResolver resolver) : IChatCommand
{
    public string Name => "until";

    public string Summary => "until when, and what then";

    public bool Changes(CommandArguments given) => false;

    public IReadOnlyList<CommandParameter> Parameters => [resolver.OnlyPumpParameter, QuestionResolver.When];

    public ValueTask<Reply> AnswerAsync(ChatRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(resolver.AnswerForPumps(request, Answer));

    private static Reply Answer(ResolvedQuestion asked)
    {
        if (asked.Span is { } span)
            return SpanVerdict.Of(asked, span);

        ApplianceOutlook[] outlooks = [.. asked.Pumps.Select(pump => new ApplianceOutlook(asked, pump, asked.Moment))];

        return Reply.Of(outlooks[0].Tone, Sentence(asked, outlooks[0]))
            .Bullets([.. outlooks.Skip(1).Select(outlook => new Bullet(Sentence(asked, outlook), outlook.Tone))]);
    }

    private static IReadOnlyList<TextRun> Sentence(ResolvedQuestion asked, ApplianceOutlook outlook)
    {
        IReadOnlyList<TextRun> pump = asked.Pumps.Count > 1 ? [$"{outlook.Pump}: "] : [];
        if (outlook.State.Phase is RunPhase.Unknown)
            return [outlook.Headline];

        List<TextRun> text = [.. pump, Named(outlook.Run.Phase)];
        if (!outlook.Run.EndKnown)
            return
            [
                .. text,
                " at least until ",
                asked.Times.Date(outlook.Run.End),
                " – that is as far as I have read.",
                .. Dispute(outlook),
            ];

        if (!outlook.EndsThen)
            return [.. text, " at least until ", asked.Times.When(outlook.Run.End), ". After that I don't know.", .. Dispute(outlook)];

        text.AddRange([" until ", asked.Times.When(outlook.Run.End), $" ({LengthText.Of(outlook.Left)})"]);
        if (Reason(asked, outlook) is { Length: > 0 } reason)
            text.Add($" – {reason}");
        text.Add(".");

        var after = outlook.Next;
        for (var state = 0; state < 2 && after is not null; state++)
        {
            var next = asked.Timeline.PhaseAfter(after, outlook.Pump);
            text.AddRange(Then(asked, after, again: after.Phase == outlook.Run.Phase, endsThen: next is { Phase: not RunPhase.Unknown }));
            after = next;
        }

        return [.. text, .. Dispute(outlook)];
    }

    private static string Named(RunPhase phase) => phase switch
    {
        RunPhase.On => "On the run",
        RunPhase.Off => "Off the run",
        RunPhase.Committed => "Committed at an incident",
        _ => "Not known",
    };

    private static IReadOnlyList<TextRun> Then(ResolvedQuestion asked, PhaseRun run, bool again, bool endsThen) =>
        run switch
        {
            { Phase: RunPhase.Unknown } => [" After that I don't know."],
            _ when !endsThen =>
            [
                $" Then {Word(run.Phase)} at least until ", run.EndKnown ? asked.Times.When(run.End) : asked.Times.Date(run.End), ".",
            ],
            { Phase: RunPhase.Off } => [again ? " Off again " : " Off ", .. asked.Times.Range(new(run.Start, run.End)), "."],
            _ => [$" Then {Word(run.Phase)} until ", asked.Times.When(run.End), $" ({LengthText.Of(run.End - run.Start)})."],
        };

    private static string Word(RunPhase phase) => phase switch
    {
        RunPhase.On => "on",
        RunPhase.Off => "off",
        _ => "committed",
    };

    /// <summary>Reason for the end of the present state: who goes off and what is then missing, or who comes back.</summary>
    private static string Reason(ResolvedQuestion asked, ApplianceOutlook outlook)
    {
        if (outlook.Next is null)
            return "";

        var change = new CrewChange(asked.Timeline, outlook.Run.End);
        if (outlook.Next.Phase is RunPhase.Off)
            return WhoGoes(asked, outlook, change.Leaving);

        var back = CrewChange.WhoMatter(change.Joining, outlook.State.Unmet);
        return outlook.State.Phase is RunPhase.Off && back.Count > 0
            ? $"{ListText.Of([.. back.Select(asked.Names.Of)])} {asked.AreAt(outlook.Run.End, back.Count)} back then"
            : "";
    }

    private static string WhoGoes(ResolvedQuestion asked, ApplianceOutlook outlook, IEnumerable<MemberState> leaving)
    {
        var then = outlook.StateAtEnd;
        var goes = CrewChange.WhoMatter(leaving, then.Unmet);
        var went = asked.TenseOf(outlook.Run.End) is Tense.Past;

        return (goes, then.Unmet) switch
        {
            ([], _) => CrewingText.WhyOff(then),
            ([var one], [var skill]) when CrewingText.Have(outlook.State, skill) == 1 =>
                $"{asked.Names.Of(one)}, the only {CrewingText.NameOf(skill)}, {(went ? "went" : "goes")} off",
            ([var one], _) => $"{asked.Names.Of(one)} {(went ? "went" : "goes")} off: {CrewingText.WhyOff(then)}",
            _ => $"{ListText.Of([.. goes.Select(asked.Names.Of)])} {(went ? "went" : "go")} off: {CrewingText.WhyOff(then)}",
        };
    }

    private static IReadOnlyList<TextRun> Dispute(ApplianceOutlook outlook) => outlook.State.Mismatch ? [$" {outlook.Disagreement}"] : [];
}
