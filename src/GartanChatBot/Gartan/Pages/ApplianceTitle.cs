namespace GartanChatBot.Gartan.Pages;

/// <summary>Parses the title of an appliance cell, <c>K41P1 (1545 - 1600) Available</c>: a time and a verdict.</summary>
internal readonly ref struct ApplianceTitle
{
    private ApplianceTitle(int from, int to, ReadOnlySpan<char> word)
    {
        From = from;
        To = to;
        Word = word;
    }

    /// <summary>Minutes from midnight; -1 if the title has no time.</summary>
    public int From { get; }

    public int To { get; }

    public bool HasTime => From >= 0;

    public ReadOnlySpan<char> Word { get; }

    public static ApplianceTitle Read(ReadOnlySpan<char> title)
    {
        var close = title.LastIndexOf(')');
        var open = close < 0 ? -1 : title[..close].LastIndexOf('(');
        if (open < 0)
            return new(-1, -1, title.Trim());

        var word = title[(close + 1)..].Trim();
        var times = title[(open + 1)..close];
        var dash = times.IndexOfAny("-\u2013\u2014");
        if (dash < 0 || !WallTime.TryParse(times[..dash], out var from) || !WallTime.TryParse(times[(dash + 1)..], out var to))
            return new(-1, -1, word);

        // The last cell of a day has (2345 - 0000).
        to = to == 0 ? WallTime.MinutesInDay : to;
        return from < to ? new(from, to, word) : new(-1, -1, word);
    }
}
