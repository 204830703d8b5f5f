using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Crewing;
using GartanChatBot.Crewing.Timeline;
using GartanChatBot.Rota;
using GartanChatBot.Wording;
using NodaTime;

namespace GartanChatBot.Commands;

/// <summary>Compares a member's booked hours in a week with their contract. Private.</summary>
internal sealed class HoursCommand(QuestionResolver resolver, RotaQueries rotaQueries) : IChatCommand
{
    private const int UsualWeekMinutes = 168 * 60;

    public string Name => "hours";

    public string Summary => "my week and my contract";

    public bool Changes(CommandArguments given) => false;

    public IReadOnlyList<CommandParameter> Parameters =>
    [
        resolver.PumpParameter,
        QuestionResolver.When with { Summary = "which week, such as last week" },
        new("name", "whose; only for administrators") { Kind = ParameterKind.CrewMember, TakesRest = true },
    ];

    public ValueTask<Reply> AnswerAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        if ((request["name"] ?? request.As) is not { } name)
            return ValueTask.FromResult(request.Role < ChatRole.Admin ? InvalidInputReplies.NotLinked : InvalidInputReplies.WhoseHours);

        if (request.Role < ChatRole.Admin && name != request.As)
            return ValueTask.FromResult(InvalidInputReplies.OnlyYourOwn);

        var reply = resolver.AnswerForMember(request, name, full => $"/hours {full}", Answer);
        return ValueTask.FromResult(reply with { Private = true });
    }

    private Reply Answer(ResolvedQuestion asked, MemberKey member)
    {
        var clock = asked.Rota.Station.Clock;
        var day = clock.DateOf(asked.Moment);
        var week = clock.WeekOf(day);
        var rota = rotaQueries.Widen(asked.Rota, clock.DateOf(week.Start), LocalDate.Max(clock.DateOf(week.End), asked.Rota.Today));
        var hours = MemberHours.Of(rota.Timeline, member, day, asked.At, rota.AgeOf(week).Unread);
        var (monday, sunday) = (clock.StartOf(hours.Monday), clock.StartOf(hours.Monday.PlusDays(6)));

        List<TextRun> title = [$"{asked.Names.Of(member)} – week "];
        title.AddRange([
            SameMonth(hours.Monday) ? HourlyBarChart.DayName(hours.Monday) : asked.Times.Day(monday), " – ", asked.Times.Day(sunday),
        ]);
        if (hours.ContractMinutes is { } contract)
            title.Add($" · contract {Length(contract)}");

        var reply = Reply.Of(hours.UnreadMinutes > 0 ? Tone.Unknown : Tone.Plain, title).With(new ReplyBlock.Facts(
        [
            new("given so far", [$"{AtLeast(hours)}{Length(hours.GivenMinutes)}"]),
            new("still booked", [$"{AtLeast(hours)}{Length(hours.BookedMinutes)}"]),
            new("week total", [Total(hours)]),
        ]));

        if (hours.BalanceMinutes is < 0 and { } missing)
            reply = reply.Paragraph(Short(asked, week, -missing));

        if (asked.Said is { } said && said != asked.FromNowOn(week))
            reply = reply.Paragraph("I count whole weeks, Monday to Sunday.");

        return Remarks(reply, hours) with { TitleNamesTime = true };
    }

    private static Reply Remarks(Reply reply, WeekHours hours)
    {
        if (hours.GartanMinutes is { } gartan)
            reply = reply.Paragraph($"Gartan's own figure: {gartan / 60}");

        if (hours.WeekMinutes != UsualWeekMinutes)
            reply = reply.Paragraph($"The clocks change: this week has {hours.WeekMinutes / 60} hours.");

        return reply;
    }

    /// <summary>The total, as a range if time is unread: unread time may be booked or not, so there is no balance.</summary>
    private static string Total(WeekHours hours) =>
        hours switch
        {
            { UnreadMinutes: > 0 and var unread } =>
                $"between {Length(hours.TotalMinutes)} and {Length(hours.TotalMinutes + unread)}; "
                    + $"{Length(unread)} {(unread == 60 ? "is" : "are")} not read",
            { BalanceMinutes: >= 0 and var over } => $"{Length(hours.TotalMinutes)}    ✔ +{Length(over)}",
            _ => Length(hours.TotalMinutes),
        };

    /// <summary>Prefix for the hours given: unread time may be before now.</summary>
    private static string AtLeast(WeekHours hours) => hours.UnreadMinutes > 0 ? "at least " : "";

    /// <summary>The missing hours, and the average over each remaining day.</summary>
    private static string Short(ResolvedQuestion asked, Interval week, int minutes)
    {
        if (week.End <= asked.At || week.Start > asked.At)
            return $"✖ {Length(minutes)} short.";

        var daysLeft = Math.Max(1, (int)IsoDayOfWeek.Sunday - (int)asked.Rota.Today.DayOfWeek);
        var eachDay = (int)Math.Ceiling(minutes / (double)daysLeft / StationClock.SlotMinutes) * StationClock.SlotMinutes;

        return $"✖ {Length(minutes)} short – about {Length(eachDay)} a day until Sunday.";
    }

    private static bool SameMonth(LocalDate monday) => monday.Month == monday.PlusDays(6).Month;

    private static string Length(int minutes) => LengthText.Of(Duration.FromMinutes(minutes));
}
