using GartanChatBot.Crewing;
using NodaTime;

namespace GartanChatBot.Commands.Times;

/// <summary>How long something is to last, before somebody's reason: <c>4h drill night</c>, <c>till tomorrow 07:00</c>.</summary>
internal sealed class DurationParser(StationClock clock)
{
    public const string Accepted = "4h, 90m, 2 days, till 18:00 or till tomorrow 07:00";

    /// <summary>Reads a time at the beginning of the text; the rest is something else, such as a reason.</summary>
    public (Instant Until, string After)? Read(string text, Instant now)
    {
        string[] words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var taken = Math.Min(words.Length, TimeInWords.MostWords); taken > 0; taken--)
        {
            if (new TimeParser(clock).End(string.Join(' ', words.Take(taken)), now) is { } until)
                return (until, string.Join(' ', words.Skip(taken)));
        }

        return null;
    }
}
