using System.Globalization;
using System.Text.RegularExpressions;
using GartanChatBot.Crewing;
using NodaTime;

namespace GartanChatBot.Commands;

/// <summary>
/// How long something is to last, as people say it: <c>4h</c>, <c>90 min</c>, <c>1h30</c>, <c>2 days</c>, or until when: <c>till six</c>,
/// <c>until tomorrow 07:00</c>. A bare hour from 1 to 12 means its next occurrence, morning or evening.
/// </summary>
internal sealed partial class DurationParser(StationClock clock)
{
    public const string Accepted = "4h, 90m, 2 days, till 18:00 or till tomorrow 07:00";

    /// <summary>More words than any time has; what follows is somebody's reason.</summary>
    private const int MostWords = 5;

    private static readonly string[] Hours =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    /// <summary>Reads a time at the beginning of the text; the rest is something else, such as a reason.</summary>
    public (Instant Until, string After)? Read(string text, Instant now)
    {
        string[] words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var taken = Math.Min(words.Length, MostWords); taken > 0; taken--)
        {
            if (End(NormalizedText.Of(string.Join(' ', words.Take(taken))), now) is { } until)
                return (until, string.Join(' ', words.Skip(taken)));
        }

        return null;
    }

    private Instant? End(string words, Instant now) =>
        Till().Match(words) is { Success: true } till ? Moment(till.Groups["when"].Value, now)
        : Span().Match(words) is { Success: true } span ? now + LengthOf(span)
        : null;

    private Instant? Moment(string when, Instant now)
    {
        if (HourOf(when) is { } hour)
            return NextStrike(hour, now);

        return new TimeParser(clock).TryInstant(when, now, out var at) ? at : null;
    }

    /// <summary>Six is the next six, of the morning or of the evening.</summary>
    private Instant NextStrike(int hour, Instant now)
    {
        var today = clock.DateOf(now);
        IEnumerable<LocalDateTime> strikes =
        [
            today + new LocalTime(hour % 12, 0), today + new LocalTime(hour % 12 + 12, 0), today.PlusDays(1) + new LocalTime(hour % 12, 0),
        ];
        return strikes.Select(clock.InstantOf).First(at => at > now);
    }

    private static int? HourOf(string word)
    {
        var named = Array.IndexOf(Hours, word) + 1;
        return named > 0 ? named
            : int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var hour) && hour is >= 1 and <= 12 ? hour
            : null;
    }

    private static Duration LengthOf(Match span) =>
        Duration.FromDays(Number(span.Groups["days"]))
        + Duration.FromHours(Number(span.Groups["hours"]))
        + Duration.FromMinutes(Number(span.Groups["minutes"]));

    private static int Number(Group group) => group.Value switch
    {
        "" => 0,
        "a" or "an" => 1,
        var word when Array.IndexOf(Hours, word) is var index and >= 0 => index + 1,
        var digits => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture),
    };

    [GeneratedRegex("^(?:un)?til+ (?<when>.+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Till();

    [GeneratedRegex(
        @"^(?:for )?(?=.)(?:(?<days>[0-9]{1,3}|an?|one|two|three|four|five|six|seven) ?d(?:ays?)?)?(?: "
            + @"?(?:and )?(?<hours>[0-9]{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) ?h(?:(?:ou)?rs?)?)?(?: "
            + @"?(?:and )?(?<minutes>[0-9]{1,4}) ?m(?:in(?:ute)?s?)?|(?<=h) ?(?<minutes>[0-9][0-9]))?$",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Span();
}
