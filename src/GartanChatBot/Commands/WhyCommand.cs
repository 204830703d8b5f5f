using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Crewing;
using GartanChatBot.Wording;

namespace GartanChatBot.Commands;

/// <summary>Shows why a pump is off: what is there, what is missing, who left and who comes back.</summary>
internal sealed class WhyCommand(QuestionResolver resolver) : IChatCommand
{
    public string Name => "why";

    public string Summary => "what is missing";

    public bool Changes(CommandArguments given) => false;

    public IReadOnlyList<CommandParameter> Parameters => [resolver.OnlyPumpParameter, QuestionResolver.When];

    public ValueTask<Reply> AnswerAsync(ChatRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(resolver.AnswerForPumps(request, Answer));

    /// <summary>Explains the worst of several pumps, and lists the others.</summary>
    private static Reply Answer(ResolvedQuestion asked)
    {
        if (asked.Span is { } span)
            return SpanVerdict.Of(asked, span);

        ApplianceOutlook[] outlooks = [.. asked.Pumps.Select(pump => new ApplianceOutlook(asked, pump, asked.Moment))];
        var outlook = outlooks.MaxBy(each => CrewingText.Badness(each.State.Level))!;

        var reply = Reply.Of(outlook.Tone, Verdict(asked, outlook));
        if (outlook.State.Requirements.Count > 0)
            reply = reply.Paragraph(CrewingText.Checklist(outlook.State));

        if (outlook.State is { Phase: RunPhase.Off, Unmet.Count: > 0 } && ComingsAndGoings(asked, outlook) is { Count: > 0 } people)
            reply = reply.Paragraph(people);

        reply = reply.Bullets([.. outlooks.Where(each => each != outlook).Select(each => new Bullet(Verdict(asked, each), each.Tone))]);
        reply = reply with { LooksTo = outlooks.Max(each => each.Run.End) };
        return asked.Tense is Tense.Past ? reply
            : outlook.State.Phase is RunPhase.Off
            ? reply.Buttons(
                asked.Button("What would fix it", "fix", outlook.Pump, asked.Said is { } said ? SaidTimes.Iso(asked, said) : ""),
                asked.Button("Next short", "next", outlook.Pump))
            : reply.Buttons(asked.Button("Until when", "until", outlook.Pump), asked.Button("Next short", "next", outlook.Pump));
    }

    private static IReadOnlyList<TextRun> Verdict(ResolvedQuestion asked, ApplianceOutlook outlook) =>
        outlook.State switch
        {
            { Phase: RunPhase.Off, Mismatch: false } =>
            [
                $"{outlook.Pump} off ",
                .. outlook.Since,
                $" – {CrewingText.WhyOff(outlook.State)}",
            ],
            { Phase: RunPhase.On, Mismatch: false, Level: not CrewingLevel.Reduced, Unreadable: 0 } =>
            [
                $"{outlook.Pump} {asked.Is} on the run – nothing {asked.Is} missing",
            ],
            _ => [outlook.Headline],
        };

    private static IReadOnlyList<TextRun> ComingsAndGoings(ResolvedQuestion asked, ApplianceOutlook outlook)
    {
        var (run, missing) = (outlook.Run, outlook.State.Unmet);
        List<TextRun> text = [];

        if (outlook.BeganThen && CrewChange.WhoMatter(new CrewChange(asked.Timeline, run.Start).Leaving, missing) is { Count: > 0 } left)
            text.AddRange([
                $"{List(asked, left)} {(asked.TenseOf(run.Start) is not Tense.Future ? "left" : left.Count == 1 ? "leaves" : "leave")} ",
                asked.Times.When(run.Start),
            ]);

        if (outlook.EndsThen && CrewChange.WhoMatter(new CrewChange(asked.Timeline, run.End).Joining, missing) is { Count: > 0 } back)
            text.AddRange([
                $"{(text.Count > 0 ? "; " : "")}{List(asked, back)} {asked.AreAt(run.End, back.Count)} back ", asked.Times.When(run.End),
            ]);

        if (text.Count > 0)
            text.Add(".");

        return text;
    }

    private static string List(ResolvedQuestion asked, IReadOnlyList<MemberState> members) =>
        ListText.Of([.. members.Select(asked.Names.Of)]);
}
