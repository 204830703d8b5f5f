using System.Buffers;
using System.Globalization;
using System.Text;
using GartanChatBot.Gartan.Pages;
using NodaTime;

namespace GartanChatBot.Gartan.Marks;

/// <summary>Text of a mark without the cell's own data: the member's name, time and date. Names never leave the page with a mark.</summary>
internal sealed class MarkText(LocalDate date)
{
    private const char Own = '~';
    private const int Longest = 100;

    private static readonly SearchValues<char> TrimCharacters = SearchValues.Create("~@ -–—:()[],./|");

    private readonly string[] days =
    [
        .. new[]
        {
            "dd/MM/uuuu",
            "uuuu-MM-dd",
            "dd-MM-uuuu",
            "dd.MM.uuuu",
            "uuuuMMdd",
            "d MMM uuuu",
            "dd MMM uuuu",
            "d MMMM uuuu",
            "d/M/uuuu",
        }
            .Select(form => date.ToString(form, CultureInfo.InvariantCulture))
            .Distinct(StringComparer.Ordinal),
    ];

    private readonly StringBuilder words = new();
    private readonly List<string> numbers = [];

    /// <param name="name">The member's name; empty if there is none.</param>
    /// <param name="from">Start of the cell's time in minutes from midnight; -1 for a row.</param>
    /// <param name="to">End of the cell's time.</param>
    /// <param name="found">The numbers that were replaced by <see cref="MarkPattern.Number"/>.</param>
    public string Of(ReadOnlySpan<char> text, string name, int from, int to, out string[] found)
    {
        var plain = WithoutNameAndDays(text, name);
        words.Clear();
        numbers.Clear();
        for (var at = 0; at < plain.Length;)
        {
            if (!char.IsAsciiDigit(plain[at]))
                words.Append(plain[at++]);
            else
                at += TakeNumber(plain.AsSpan(at), from, to);
        }

        found = [.. numbers];
        var written = words.ToString();
        return written.Length <= Longest ? written : $"{written[..(Longest - 10)]}…{PageHash.Of(written)[..8]}";
    }

    /// <summary>True if the text of a mark only states a time.</summary>
    public static bool TellsTime(string words) => words.AsSpan().Contains(Own) && !words.AsSpan().ContainsAnyExcept(TrimCharacters);

    private string WithoutNameAndDays(ReadOnlySpan<char> text, string name)
    {
        var plain = CellText.Tidy(text);
        if (name.Length > 0)
            plain = plain.Replace(name, "@", StringComparison.OrdinalIgnoreCase);

        foreach (var day in days)
            plain = plain.Replace(day, "~", StringComparison.OrdinalIgnoreCase);

        return plain;
    }

    private int TakeNumber(ReadOnlySpan<char> text, int from, int to)
    {
        var digits = text.IndexOfAnyExceptInRange('0', '9');
        digits = digits < 0 ? text.Length : digits;
        var time = digits is 1 or 2 && text.Length >= digits + 3 && text[digits] is ':' or '.' ? digits + 3 : digits;
        var isWhole = time == text.Length || !char.IsAsciiDigit(text[time]);
        if (
            isWhole
            && WallTime.TryParse(text[..time], out var minutes)
            && from >= 0
            && (minutes == from || minutes == to % WallTime.MinutesInDay))
        {
            words.Append(Own);
            return time;
        }

        words.Append(MarkPattern.Number);
        numbers.Add(text[..digits].ToString());
        return digits;
    }
}
