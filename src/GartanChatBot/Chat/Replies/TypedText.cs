namespace GartanChatBot.Chat.Replies;

/// <summary>The asker's own words as they are shown again: one short line of what can be seen.</summary>
internal static class TypedText
{
    private const int Longest = 60;

    /// <summary>In quotation marks.</summary>
    public static string Quoted(string? text) => $"\"{Shown(text)}\"";

    public static string Shown(string? text) => DisplayNameSanitizer.Of(text, Longest);
}
