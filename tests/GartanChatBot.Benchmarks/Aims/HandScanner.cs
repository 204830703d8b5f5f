using GartanChatBot.Crewing;

namespace GartanChatBot.Benchmarks.Aims;

/// <summary>
/// What a person would write by hand for exactly this page: letter by letter, each cell's class, style, title and text, a set of slots for
/// each row. No rules of HTML, no entities, no checks, nothing that another page might need.
/// </summary>
internal static class HandScanner
{
    /// <summary>Each row's free slots.</summary>
    public static List<SlotSet> Rows(ReadOnlySpan<char> page)
    {
        var rows = new List<SlotSet>();
        UInt128 free = 0;
        var (slot, at) = (0, 0);
        while (at < page.Length)
        {
            if (page[at] != '<')
            {
                at++;
                continue;
            }

            var isCell = page[at..].StartsWith("<td");
            if (page[at..].StartsWith("<tr"))
                (free, slot) = (0, 0);
            else if (page[at..].StartsWith("</tr"))
                rows.Add(new(free & SlotSet.First(96).Bits));

            ReadOnlySpan<char> style = default, title = default, classes = default;
            for (at++; at < page.Length && page[at] != '>'; at++)
            {
                if (!isCell || page[at] != '"')
                    continue;

                var name = page[at - 2];
                var from = ++at;
                while (page[at] != '"')
                    at++;

                var value = page[from..at];
                if (name == 's')
                    classes = value;
                else if (title.IsEmpty && value.StartsWith("K41"))
                    title = value;
                else
                    style = value;
            }

            var text = ++at;
            while (at < page.Length && page[at] != '<')
                at++;

            if (isCell && slot < 128)
            {
                if (at == text && !style.Contains("d8dde1", StringComparison.Ordinal) && !classes.Contains("off", StringComparison.Ordinal))
                    free |= UInt128.One << slot;
                slot++;
            }
        }

        return rows;
    }
}
