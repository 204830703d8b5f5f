using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace GartanChatBot.Chat;

/// <summary>A typed command, parsed into name and words: <c>/whatif@FernbraeBot off "VAN DYKE" 18-23</c>.</summary>
internal sealed record ParsedCommand(string Name, IReadOnlyList<string> Words)
{
    /// <summary>Bot that the command is addressed to; null if it names none.</summary>
    public string? BotName { get; init; }

    public static bool TryParse(string text, [NotNullWhen(true)] out ParsedCommand? line)
    {
        line = null;
        var trimmed = text.Trim();
        if (trimmed.Length < 2 || trimmed[0] != '/' || WordsOf(trimmed[1..]) is not [var head, .. var words])
            return false;

        var at = head.IndexOf('@', StringComparison.Ordinal);
        var name = at < 0 ? head : head[..at];
        line = new(name.ToLowerInvariant(), words) { BotName = at < 0 ? null : head[(at + 1)..] };
        return name.Length > 0;
    }

    public override string ToString() => Words.Count == 0 ? $"/{Name}" : $"/{Name} {string.Join(' ', Words)}";

    private static List<string> WordsOf(string text)
    {
        List<string> words = [];
        var word = new StringBuilder();
        var quoted = false;

        foreach (var character in text)
        {
            if (character is '"' or '“' or '”')
                quoted = !quoted;
            else if (!quoted && char.IsWhiteSpace(character))
                Finish();
            else
                word.Append(character);
        }

        Finish();
        return words;

        void Finish()
        {
            if (word.Length > 0)
                words.Add(word.ToString());

            word.Clear();
        }
    }
}
