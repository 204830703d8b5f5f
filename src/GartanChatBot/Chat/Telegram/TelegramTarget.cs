using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace GartanChatBot.Chat.Telegram;

/// <summary>A chat, or a topic in it: <c>-1001234</c>, <c>-1001234/7</c>.</summary>
internal readonly record struct TelegramTarget(long Chat, int? Thread)
{
    public const string PlatformName = "telegram";

    /// <summary>True for a group or channel; their ids are negative.</summary>
    public bool IsGroup => Chat < 0;

    /// <summary>True for a supergroup, which counts its own messages; private chats and basic groups share the account's counter.</summary>
    public bool HasOwnCount => Chat < -1_000_000_000_000;

    public static Conversation Of(long chat, int? thread = null) =>
        new(PlatformName, new TelegramTarget(chat, thread).ToString()) { IsPrivate = chat > 0 };

    public static bool TryParse(string id, [NotNullWhen(true)] out TelegramTarget? place)
    {
        var slash = id.IndexOf('/', StringComparison.Ordinal);
        int? thread =
            slash >= 0 && int.TryParse(id.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var topic) ? topic : null;
        var valid =
            long.TryParse(slash < 0 ? id : id[..slash], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var chat)
            && (slash < 0 || thread is not null);

        place = valid ? new TelegramTarget(chat, thread) : null;
        return valid;
    }

    public override string ToString() => Thread is { } thread
        ? string.Create(CultureInfo.InvariantCulture, $"{Chat}/{thread}")
        : Chat.ToString(CultureInfo.InvariantCulture);
}
