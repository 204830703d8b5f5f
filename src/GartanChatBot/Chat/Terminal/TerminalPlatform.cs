using GartanChatBot.Chat.Replies;

namespace GartanChatBot.Chat.Terminal;

/// <summary>The console as a chat: one conversation, with whoever sits at the machine.</summary>
internal sealed class TerminalPlatform(TerminalScreen screen) : IChatPlatform
{
    public const string PlatformName = "terminal";

    public static Conversation Console { get; } = new(PlatformName, "console") { IsPrivate = true };

    public static ChatUser Operator { get; } = new("operator", "operator");

    public string Name => PlatformName;

    public Task SendAsync(Conversation conversation, Reply reply, CancellationToken cancellationToken)
    {
        screen.Show(reply);
        return Task.CompletedTask;
    }
}
