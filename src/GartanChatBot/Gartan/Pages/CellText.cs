namespace GartanChatBot.Gartan.Pages;

/// <summary>Normalises cell text: collapses white space, splits codes.</summary>
internal static class CellText
{
    public static string Tidy(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        Span<char> tidy = text.Length <= 256 ? stackalloc char[text.Length] : new char[text.Length];
        var length = 0;
        foreach (var character in text)
        {
            if (!char.IsWhiteSpace(character))
                tidy[length++] = character;
            else if (tidy[length - 1] != ' ')
                tidy[length++] = ' ';
        }

        return tidy[..length].ToString();
    }

    /// <summary>Splits codes at white space, commas or semicolons.</summary>
    public static IReadOnlyList<string> Codes(ReadOnlySpan<char> text)
    {
        var codes = new List<string>();
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var apart = i == text.Length || char.IsWhiteSpace(text[i]) || text[i] is ',' or ';';
            if (!apart)
            {
                start = start < 0 ? i : start;
                continue;
            }

            if (start >= 0)
                codes.Add(text[start..i].ToString());

            start = -1;
        }

        return codes.Count == 0 ? [] : codes;
    }
}
