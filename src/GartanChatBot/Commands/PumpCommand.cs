using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Crewing;

namespace GartanChatBot.Commands;

/// <summary>Answers in one line whether a pump is on the run, and until when.</summary>
internal sealed class PumpCommand(QuestionResolver resolver) : IChatCommand
{
    public string Name => "pump";

    public IReadOnlyList<string> Aliases => ["otr"];

    public string Summary => "is it on the run, until when";

    public bool Changes(CommandArguments given) => false;

    public IReadOnlyList<CommandParameter> Parameters =>
    [
        resolver.PumpParameter,
        QuestionResolver.When,
        new("state", "ask if it's on, or if it's off") { Choices = ["on", "off"] },
    ];

    public ValueTask<Reply> AnswerAsync(ChatRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(
            request["state"] is null or "on" or "off"
                ? resolver.AnswerForPumps(request, Answer)
                : resolver.UnknownPump(request, request["state"]!));

    private static Reply Answer(ResolvedQuestion asked)
    {
        if (asked.Span is { } span)
            return SpanVerdict.Of(asked, span);

        ApplianceOutlook[] outlooks = [.. asked.Pumps.Select(pump => new ApplianceOutlook(asked, pump, asked.Moment))];

        return Reply.Of(outlooks[0].Tone, Sentence(asked, outlooks[0]))
            .Bullets([.. outlooks.Skip(1).Select(outlook => new Bullet(Sentence(asked, outlook), outlook.Tone))])
            with
        { LooksTo = outlooks.Max(outlook => (outlook.Next ?? outlook.Run).End) };
    }

    private static IReadOnlyList<TextRun> Sentence(ResolvedQuestion asked, ApplianceOutlook outlook)
    {
        // With unreadable members, Gartan and the rule may differ, so the answer has no plain yes or no.
        var (on, off) =
            asked.IsUntrustedThen || outlook.State.Unreadable > 0 ? ("", "")
            : asked.Request["state"] is "off" ? ("No – ", "Yes – ")
            : ("Yes – ", "No – ");
        var comma = outlook.EndsThen ? "" : ",";

        return outlook.State switch
        {
            { Phase: RunPhase.Unknown } or { Mismatch: true } => [outlook.Headline],
            { Phase: RunPhase.Committed } => [outlook.Headline, ", ", .. outlook.Until, "."],
            { Phase: RunPhase.Off } => [$"{off}{outlook.Pump} {asked.Is} off the run ", .. RunCourse.Of(asked, outlook)],
            { Level: CrewingLevel.Reduced } =>
                [$"{on}{outlook.Pump} {asked.Is} on the run with a reduced crew{comma} ", .. RunCourse.Of(asked, outlook)],
            _ => [$"{on}{outlook.Pump} {asked.Is} on the run{comma} ", .. RunCourse.Of(asked, outlook)],
        };
    }
}
