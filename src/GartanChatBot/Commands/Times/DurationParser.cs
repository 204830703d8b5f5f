using GartanChatBot.Crewing;
using NodaTime;

namespace GartanChatBot.Commands.Times;

/// <summary>Parses how long something lasts, at the start of a text: <c>4h drill night</c>, <c>till tomorrow 07:00</c>.</summary>
internal sealed class DurationParser(StationClock clock)
{
    public const string Accepted = "4h, 90m, 2 days, till 18:00 or till tomorrow 07:00";

    /// <summary>Returns the end, and the rest of the text, such as a reason.</summary>
    public (Instant Until, string After)? Read(string text, Instant now)
    {
        string[] words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var taken = Math.Min(words.Length, TimeInWords.MaxWords); taken > 0; taken--)
        {
            if (new TimeParser(clock).End(string.Join(' ', words.Take(taken)), now) is { } until)
                return (until, string.Join(' ', words.Skip(taken)));
        }

        return null;
    }
}
