namespace GartanChatBot.Chat.Discord.Writing;

/// <summary>Cuts text to Discord's limits, between lines where possible, and shows how many lines are missing.</summary>
internal static class EmbedText
{
    private const string Fence = "```";

    /// <summary>Room for a closing fence and <c>+12 more</c>.</summary>
    private const int Reserve = 24;

    public static string Cut(string text, int most)
    {
        if (text.Length <= most)
            return text;

        // Don't cut inside a surrogate pair.
        var length = most - 1;
        return $"{text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)].TrimEnd('\\')}…";
    }

    public static string CutLines(string text, int most)
    {
        if (text.Length <= most)
            return text;

        var lines = text.Split('\n');
        var room = most - Reserve;
        var (kept, used, fenced) = (new List<string>(), 0, false);
        foreach (var line in lines)
        {
            if (used + line.Length + 1 > room)
                break;

            kept.Add(line);
            used += line.Length + 1;
            fenced ^= line == Fence;
        }

        if (kept.Count == 0)
            return Cut(text, most);

        if (fenced)
            kept.Add(Fence);

        return $"{string.Join('\n', kept)}\n+{lines.Count(line => line != Fence) - kept.Count(line => line != Fence)} more";
    }
}
