using System.Globalization;
using GartanChatBot.Chat.Replies;
using NodaTime;

namespace GartanChatBot.Commands;

/// <summary>
/// An answer about a time that was read from words begins with that time, as it was understood: whoever meant another one sees it at once.
/// </summary>
internal static class SaidTimes
{
    public static Reply NamedIn(Reply reply, ResolvedQuestion asked)
    {
        if (asked.Said is not { } said || !reply.Answered)
            return reply;

        var name = NameOf(asked, said);
        var isNamed = reply.TitleNamesTime
            || ReplyText.PlainText(reply.Title).Contains(ReplyText.PlainText(name), StringComparison.OrdinalIgnoreCase);
        var named = isNamed ? reply : reply with { Title = [.. ReplyText.Capital(name), ": ", .. reply.Title] };
        return asked.SaidOtherwise is { } other
            ? named.Buttons(new ReplyButton($"{asked.Times.Day(other.Start).Text} instead", Asking(asked, other)))
            : named;
    }

    /// <summary><c>16:00</c> and <c>today 16:00–18:00</c>, else with the date; <c>Sat 13 June</c> for a whole day.</summary>
    public static IReadOnlyList<TextRun> NameOf(ResolvedQuestion asked, Interval time)
    {
        var isToday = asked.Rota.Station.Clock.DateOf(time.Start) == asked.Rota.Today;
        if (time.Duration == Duration.Zero)
            return [isToday ? asked.Times.Clock(time.Start) : asked.Times.DayAndClock(time.Start)];

        var name = asked.NameOf(time);
        return isToday || name.Any(run => run is TextRun.TimestampRun { Form: TimestampStyle.Day })
            ? name
            : [asked.Times.DayAndClock(time.Start), .. asked.Times.Range(time).Skip(1)];
    }

    /// <summary>The same question about another time.</summary>
    private static string Asking(ResolvedQuestion asked, Interval other) =>
        asked.Request.Text.Replace(QuestionResolver.TimeIn(asked.Request)!, Iso(asked, other), StringComparison.Ordinal);

    /// <summary>A time as a button says it: there is nothing left to guess.</summary>
    public static string Iso(ResolvedQuestion asked, Interval time) =>
        time.Duration == Duration.Zero ? Iso(asked, time.Start) : $"{Iso(asked, time.Start)} {Iso(asked, time.End)}";

    private static string Iso(ResolvedQuestion asked, Instant at) =>
        asked.Rota.Station.Clock.LocalOf(at).ToString("uuuu-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
}
