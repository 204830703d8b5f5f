namespace GartanChatBot.Gartan.Pages;

/// <summary>Parses times in the grid's notation, <c>0800</c> or <c>08:00</c>, to minutes from midnight.</summary>
internal static class WallTime
{
    public const int MinutesInDay = 24 * 60;

    public static bool TryParse(ReadOnlySpan<char> text, out int minutes)
    {
        minutes = -1;
        text = text.Trim();
        var colon = text.IndexOfAny(':', '.');
        if (colon >= 0 ? colon is < 1 or > 2 || text.Length - colon != 3 : text.Length != 4)
            return false;

        var hours = colon >= 0 ? text[..colon] : text[..2];
        var rest = text[^2..];
        if (hours.ContainsAnyExceptInRange('0', '9') || rest.ContainsAnyExceptInRange('0', '9'))
            return false;

        var (hour, minute) = (NumberOf(hours), NumberOf(rest));
        if (hour > 23 || minute > 59)
            return false;

        minutes = hour * 60 + minute;
        return true;
    }

    private static int NumberOf(ReadOnlySpan<char> digits)
    {
        var number = 0;
        foreach (var digit in digits)
            number = number * 10 + (digit - '0');

        return number;
    }
}
