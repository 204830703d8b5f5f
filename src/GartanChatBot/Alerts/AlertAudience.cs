using GartanChatBot.Chat;
using GartanChatBot.Chat.Terminal;

namespace GartanChatBot.Alerts;

/// <summary>Which conversations are told of shortages: every approved chat of a platform that runs, and the terminal when somebody sits at it.</summary>
internal sealed class AlertAudience(ChatOptions options, IEnumerable<IChatPlatform> platforms)
{
    public IReadOnlyList<Conversation> Conversations { get; } =
    [
        .. options.Approved
            .Select(text => Conversation.TryParse(text, out var conversation) ? conversation : null)
            .OfType<Conversation>()
            .Where(conversation => platforms.Any(platform => platform.Name == conversation.Platform)),
        .. platforms.OfType<TerminalPlatform>().Select(_ => TerminalPlatform.Console),
    ];
}
