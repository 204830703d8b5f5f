using GartanChatBot.Alerts.State;
using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Chats;

namespace GartanChatBot.Commands.Alerting;

/// <summary>"OK, seen": stops reminders of this shortage unless it gets worse. The alert message then shows who has seen it.</summary>
internal sealed class SeenCommand(GapResolver resolver, GapNotificationStore told, AlertCommandContext alerts) : IChatCommand
{
    public string Name => "seen";

    public string Summary => "no more reminders of this shortage";

    public bool Changes(CommandArguments given) => true;

    public bool HoldsWhenTappedLate => true;

    public MenuSection Section => MenuSection.Hidden;

    public IReadOnlyList<CommandParameter> Parameters => [GapResolver.Parameter];

    public ValueTask<Reply> AnswerAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        var (found, refusal) = resolver.Find(request);
        if (found is not { } gap)
            return ValueTask.FromResult(refusal!);

        var before = told.Find(gap.Id, request.Conversation);
        var now = told.MarkSeen(gap, request.Conversation, AlertCommandContext.NameOf(request), People.IdOf(request), alerts.Now);
        var when = alerts.WordsFor(request).When(now.SeenAt!.Value).Text;

        var who = alerts.Called(request, now.SeenById, now.SeenBy!);
        return ValueTask.FromResult(GapResolver.Toast(request, before?.SeenAt is null
            ? $"Seen by {who} {when}. No reminders, unless it gets worse."
            : $"{who} has already seen it, {when}."));
    }
}
