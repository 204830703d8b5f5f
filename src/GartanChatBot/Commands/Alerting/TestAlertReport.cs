using GartanChatBot.Alerts;
using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Commands.Words;

namespace GartanChatBot.Commands.Alerting;

/// <summary>
/// Reports how each chat answered a test: only this chat, or all chats for an administrator in private who did not ask for "here".
/// </summary>
internal sealed class TestAlertReport(TestAlert trial, AlertRecipients recipients)
{
    private const int MaxShown = 10;

    public async Task<Reply> RunAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        var answers = await trial.RunAsync(Chats(request), cancellationToken);
        Bullet[] lines =
        [
            .. answers.Take(MaxShown).Select(answer => new Bullet([$"{Mark(answer)} {answer.Conversation}: {answer.Words}"])),
        ];

        var reply = lines is [var only]
            ? Reply.Of(Tone.Plain, only.Text)
            : Reply.Of(Tone.Plain, "Sent a test; the chats answered:").Bullets(lines);
        return answers.Count > MaxShown ? reply.Paragraph($"+{answers.Count - MaxShown} more.") : reply;
    }

    private IReadOnlyList<ChatKey> Chats(ChatRequest request)
    {
        var everywhere =
            request.Role >= ChatRole.Admin && request.Conversation.IsPrivate && NormalizedText.Of(request["value"] ?? "") is not "here";
        ChatKey[] chats = everywhere ? [.. recipients.All().Select(subscription => ChatKey.Of(subscription.Place()))] : [];
        return chats.Length > 0 ? chats : [request.Conversation];
    }

    private static string Mark(TestAlertResult answer) => answer.Delivered switch
    {
        true => "✔",
        false => "✖",
        null => "…",
    };
}
