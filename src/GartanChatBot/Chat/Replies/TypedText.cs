namespace GartanChatBot.Chat.Replies;

/// <summary>The asker's own words, sanitized for display in a reply: one short line of visible characters.</summary>
internal static class TypedText
{
    private const int Longest = 60;

    public static string Quoted(string? text) => $"\"{Shown(text)}\"";

    public static string Shown(string? text) => DisplayNameSanitizer.Of(text, Longest);
}
