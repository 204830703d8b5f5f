namespace GartanChatBot.Benchmarks.Aims;

/// <summary>The least that anybody could write over the same page: no rules of HTML, no checks, one pass for text and paint of each cell.</summary>
internal static class HandScanner
{
    public static int Painted(ReadOnlySpan<char> page)
    {
        var painted = 0;
        while (page.IndexOf("<td") is >= 0 and var start)
        {
            page = page[start..];
            var close = page.IndexOf('>');
            if (close < 0)
                break;

            var attributes = page[..close];
            page = page[(close + 1)..];
            var end = page.IndexOf('<');
            if (end < 0)
                break;

            if (end > 0 || attributes.Contains("background-color:", StringComparison.Ordinal))
                painted++;
            page = page[end..];
        }

        return painted;
    }
}
