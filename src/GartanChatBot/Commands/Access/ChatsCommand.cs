using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Chat.Terminal;
using GartanChatBot.Chats;

namespace GartanChatBot.Commands.Access;

/// <summary>Lists all known chats, those waiting for approval first.</summary>
internal sealed class ChatsCommand(ChatDirectory chats) : IChatCommand
{
    private const int MaxShown = 8;
    private const int MaxButtons = 4;

    public string Name => "chats";

    public string Summary => "which chats are approved or waiting";

    public bool Changes(CommandArguments given) => false;

    public MenuSection Section => MenuSection.Running;

    public bool ForAdmins => true;

    public ValueTask<Reply> AnswerAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        ChatSettings[] known =
        [
            .. chats
                .All.UnionBy(chats.ApprovedChats, chat => chat.Id)
                .Where(IsToBeDecided)
                .OrderBy(chat => chat.State is not ChatState.Asked)
                .ThenBy(chat => !chats.IsApproved(chat.Place()))
                .ThenBy(chat => chat.Title, StringComparer.Ordinal),
        ];
        var (asking, letIn) = (known.Count(chat => chat.State is ChatState.Asked), known.Count(chat => chats.IsApproved(chat.Place())));

        var reply = Reply
            .Of(Tone.Plain, $"{letIn} {(letIn == 1 ? "chat is" : "chats are")} approved, {asking} {(asking == 1 ? "is" : "are")} waiting.")
            .Bullets([.. known.Take(MaxShown).Select(chat => new Bullet([$"{chat.Described()} – {Decided(chat)}"]))]);

        if (known.Length > MaxShown)
            reply = reply.Paragraph($"+{known.Length - MaxShown} more");

        var waiting = known.Where(chat => chat.State is ChatState.Asked).Take(MaxButtons);
        return ValueTask.FromResult(
            reply.Buttons(waiting.Select(chat => new ReplyButton($"Approve {Short(chat)}", $"/letin {chat.Id}"))) with
            {
                Private = true,
            });
    }

    /// <summary>False for the console, and for a private chat that is stored only for its alerts: neither needs approval.</summary>
    private bool IsToBeDecided(ChatSettings chat) =>
        chats.IsConfigured(chat.Place()) || (chat.Place().Platform != TerminalPlatform.PlatformName && chat != chat.AlertsOnly());

    private string Decided(ChatSettings chat) => chat.State switch
    {
        ChatState.Refused => "blocked",
        ChatState.Gone => "gone: blocked, removed or deleted",
        ChatState.Approved => $"approved{(chat.ApprovedBy is { } by ? $" by {by}" : "")}{Settings(chat)}",
        _ when chats.IsApproved(chat.Place()) => $"approved in the configuration{Settings(chat)}",
        ChatState.Asked => "waiting for approval",
        _ => "not approved",
    };

    private static string Settings(ChatSettings chat) =>
        $"{(chat.Station is { } station ? $", {station}" : "")}"
            + $"{(chat.Names is NameStyle.Short ? "" : $", names {NamesCommand.WordOf(chat.Names)}")}";

    private static string Short(ChatSettings chat) => chat.Title.Length > 0 ? chat.Title : chat.Id;
}
