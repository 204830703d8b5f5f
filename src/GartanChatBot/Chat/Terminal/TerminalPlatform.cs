using GartanChatBot.Chat.Replies;

namespace GartanChatBot.Chat.Terminal;

/// <summary>The console as a chat: one conversation with the operator.</summary>
internal sealed class TerminalPlatform(TerminalScreen screen) : IChatPlatform
{
    public const string PlatformName = "terminal";

    public static Conversation Console { get; } = new(PlatformName, "console") { IsPrivate = true };

    public static ChatUser Operator { get; } = new("operator", "operator");

    public string Name => PlatformName;

    public Conversation DirectTo(string userId) => Console;

    public Task<string> SendAsync(Conversation conversation, Reply reply, SendOptions sendOptions, CancellationToken cancellationToken)
    {
        screen.Show(reply);
        return Task.FromResult(sendOptions.Key);
    }

    /// <summary>Does nothing: text in a terminal can't be edited. Important changes are posted as new messages anyway.</summary>
    public Task EditAsync(Conversation conversation, string messageId, Reply reply, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    public Task PinAsync(Conversation conversation, string messageId, CancellationToken cancellationToken) => Task.CompletedTask;

    public string? Bookmark(Conversation conversation) => null;

    /// <summary>Returns null: a new process has an empty screen, so a message in doubt is shown again.</summary>
    public Task<string?> FindAsync(
        Conversation conversation,
        Reply reply,
        SendOptions sendOptions,
        string? bookmark,
        CancellationToken cancellationToken
    ) => Task.FromResult<string?>(null);
}
