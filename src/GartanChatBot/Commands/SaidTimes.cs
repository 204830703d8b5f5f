using System.Globalization;
using System.Text.RegularExpressions;
using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Wording;
using NodaTime;

namespace GartanChatBot.Commands;

/// <summary>
/// An answer about a time that was read from words begins with that time, as it was understood: whoever meant another one sees it at once.
/// </summary>
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

    /// <summary><c>16:00</c> and <c>today 16:00–18:00</c>, else with the date; <c>Sat 13 June</c> for a whole day.</summary>
    public static IReadOnlyList<TextRun> NameOf(ResolvedQuestion asked, Interval time)
    {
        var isToday = asked.Rota.Station.Clock.DateOf(time.Start) == asked.Rota.Today;
        var words = asked.TimesFromToday;
        return time.Duration == Duration.Zero ? [isToday ? words.Clock(time.Start) : words.DayAndClock(time.Start)]
            : asked.WholeDays(time)
            ?? (isToday ? words.NamedRange(time) : [words.DayAndClock(time.Start), .. SeenFromStart(asked, time).Range(time).Skip(1)]);
    }

    /// <summary>What began on Monday and ends today must not look as if it ended on Monday.</summary>
    private static TimeText SeenFromStart(ResolvedQuestion asked, Interval time) =>
        new(asked.Rota.Station.Zone, asked.Rota.Today, asked.Rota.Station.Clock.DateOf(time.Start));

    /// <summary>Whoever taps a button says again what was typed.</summary>
    private static bool RepeatsName(ChatRequest request) =>
        !request.ShowNames && (request["name"] ?? request["off"] ?? request["on"]) is not null;

    /// <summary>The same question about another time; the time is put behind where it named none.</summary>
    public static string Asking(ResolvedQuestion asked, Interval other) => QuestionResolver.TimeIn(asked.Request) is { } words
        ? Regex.Replace(asked.Request.Text, $@"(?<!\S){Regex.Escape(words)}(?!\S)", Iso(asked, other), RegexOptions.None, MatchTimeout)
        : $"{asked.Request.Text} {Iso(asked, other)}";

    /// <summary>A time as a button says it: there is nothing left to guess.</summary>
    public static string Iso(ResolvedQuestion asked, Interval time) =>
        time.Duration == Duration.Zero ? Iso(asked, time.Start) : $"{Iso(asked, time.Start)} {Iso(asked, time.End)}";

    public static string Iso(ResolvedQuestion asked, Instant at) => Iso(asked.Rota.Station.Zone, at);

    /// <summary>In the hour that comes twice only the offset says which of the two.</summary>
    public static string Iso(DateTimeZone zone, Instant at)
    {
        var zoned = at.InZone(zone);
        var offset = zoned.Zone.MapLocal(zoned.LocalDateTime).Count > 1 ? "o<+HH:mm>" : "";
        return zoned.ToOffsetDateTime().ToString($"uuuu-MM-dd'T'HH:mm{offset}", CultureInfo.InvariantCulture);
    }
}
