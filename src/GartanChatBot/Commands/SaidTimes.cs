using System.Globalization;
using System.Text.RegularExpressions;
using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Wording;
using NodaTime;

namespace GartanChatBot.Commands;

/// <summary>Starts an answer with the requested time as it was parsed, so that a misunderstanding is visible at once.</summary>
internal static class SaidTimes
{
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(1);

    public static Reply NamedIn(Reply reply, ResolvedQuestion asked)
    {
        if (asked.Said is not { } said || !reply.Answered)
            return reply;

        var name = NameOf(asked, said);
        var isNamed = reply.TitleNamesTime
            || TextRun.PlainText(reply.Title).StartsWith(TextRun.PlainText(name), StringComparison.OrdinalIgnoreCase);
        var named = isNamed ? reply : reply with { Title = [.. ListText.Capital(name), ": ", .. reply.Title] };
        return asked.SaidOtherwise is { } other && !RepeatsName(asked.Request)
            ? named.Buttons(new ReplyButton($"{asked.Times.Day(other.Start).Text} instead", Asking(asked, other)))
            : named;
    }

    /// <summary>
    /// Such as <c>16:00</c> or <c>today 16:00–18:00</c>, with the date on other days; <c>Sat 13 June</c> for a whole day.
    /// </summary>
    public static IReadOnlyList<TextRun> NameOf(ResolvedQuestion asked, Interval time)
    {
        var isToday = asked.Rota.Station.Clock.DateOf(time.Start) == asked.Rota.Today;
        var words = asked.TimesFromToday;
        return time.Duration == Duration.Zero ? [isToday ? words.Clock(time.Start) : words.DayAndClock(time.Start)]
            : asked.WholeDays(time)
            ?? (isToday ? words.NamedRange(time) : [words.DayAndClock(time.Start), .. SeenFromStart(asked, time).Range(time).Skip(1)]);
    }

    /// <summary>Formats the end with its day if the period began on an earlier day.</summary>
    private static TimeText SeenFromStart(ResolvedQuestion asked, Interval time) =>
        new(asked.Rota.Station.Zone, asked.Rota.Today, asked.Rota.Station.Clock.DateOf(time.Start));

    /// <summary>True if a repeated question would show a typed name in a chat without names.</summary>
    private static bool RepeatsName(ChatRequest request) =>
        !request.ShowNames && (request["name"] ?? request["off"] ?? request["on"]) is not null;

    /// <summary>Repeats the question for another time, which replaces the requested one or is appended.</summary>
    public static string Asking(ResolvedQuestion asked, Interval other) => QuestionResolver.TimeIn(asked.Request) is { } words
        ? Regex.Replace(asked.Request.Text, $@"(?<!\S){Regex.Escape(words)}(?!\S)", Iso(asked, other), RegexOptions.None, MatchTimeout)
        : $"{asked.Request.Text} {Iso(asked, other)}";

    /// <summary>A time in unambiguous form, for buttons.</summary>
    public static string Iso(ResolvedQuestion asked, Interval time) =>
        time.Duration == Duration.Zero ? Iso(asked, time.Start) : $"{Iso(asked, time.Start)} {Iso(asked, time.End)}";

    public static string Iso(ResolvedQuestion asked, Instant at) => Iso(asked.Rota.Station.Zone, at);

    /// <summary>Adds the offset in an hour that occurs twice.</summary>
    public static string Iso(DateTimeZone zone, Instant at)
    {
        var zoned = at.InZone(zone);
        var offset = zoned.Zone.MapLocal(zoned.LocalDateTime).Count > 1 ? "o<+HH:mm>" : "";
        return zoned.ToOffsetDateTime().ToString($"uuuu-MM-dd'T'HH:mm{offset}", CultureInfo.InvariantCulture);
    }
}
