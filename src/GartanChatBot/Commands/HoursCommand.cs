using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Crewing;
using NodaTime;

namespace GartanChatBot.Commands;

/// <summary>My hours this week against my contract. Private.</summary>
internal sealed class HoursCommand(RotaDesk desk) : IChatCommand
{
    private const int UsualWeekMinutes = 168 * 60;

    public string Name => "hours";

    public string Summary => "my week and my contract";

    public bool Changes(CommandArguments given) => false;

    public IReadOnlyList<CommandParameter> Parameters =>
    [
        desk.PumpParameter,
        new("name", "whose; only for administrators") { Kind = ParameterKind.CrewMember, TakesRest = true },
    ];

    public ValueTask<Reply> AnswerAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        if ((request["name"] ?? request.As) is not { } name)
            return ValueTask.FromResult(request.Role < ChatRole.Admin ? Refusals.NotLinked : Refusals.WhoseHours);

        if (request.Role < ChatRole.Admin && name != request.As)
            return ValueTask.FromResult(Refusals.OnlyYourOwn);

        var reply = desk.AnswerForMember(request, name, full => $"/hours {full}", Answer);
        return ValueTask.FromResult(reply with { Private = true });
    }

    private static Reply Answer(RotaQuestion asked, MemberKey member)
    {
        var hours = MemberHours.Of(asked.Timeline, member, asked.Rota.Today, asked.At);
        var clock = asked.Rota.Station.Clock;
        var (monday, sunday) = (clock.StartOf(hours.Monday), clock.StartOf(hours.Monday.PlusDays(6)));

        List<Span> title = [$"{asked.Names.Of(member)} – week "];
        title.AddRange([SameMonth(hours.Monday) ? HourBars.DayName(hours.Monday) : asked.Times.Day(monday), " – ", asked.Times.Day(sunday)]);
        if (hours.ContractMinutes is { } contract)
            title.Add($" · contract {Length(contract)}");

        var reply = Reply.Of(Tone.Plain, title).With(new ReplyBlock.Facts(
        [
            new("given so far", [Length(hours.GivenMinutes)]),
            new("still booked", [Length(hours.BookedMinutes)]),
            new("week total", [Length(hours.TotalMinutes), hours.BalanceMinutes is >= 0 and { } over ? $"    ✔ +{Length(over)}" : ""]),
        ]));

        if (hours.BalanceMinutes is < 0 and { } missing)
            reply = reply.Paragraph(Short(asked, -missing));

        return Remarks(reply, hours);
    }

    private static Reply Remarks(Reply reply, WeekHours hours)
    {
        if (hours.GartanMinutes is { } gartan)
            reply = reply.Paragraph($"Gartan's own figure: {gartan / 60}");

        if (hours.WeekMinutes != UsualWeekMinutes)
            reply = reply.Paragraph($"The clocks change: this week has {hours.WeekMinutes / 60} hours.");

        return hours.UnreadMinutes > 0
            ? reply.Paragraph($"{Length(hours.UnreadMinutes)} of the week have not been read and are not counted.")
            : reply;
    }

    /// <summary>What is missing, and what it comes to on each of the days that are left.</summary>
    private static string Short(RotaQuestion asked, int minutes)
    {
        var daysLeft = Math.Max(1, (int)IsoDayOfWeek.Sunday - (int)asked.Rota.Today.DayOfWeek);
        var eachDay = (int)Math.Ceiling(minutes / (double)daysLeft / StationClock.SlotMinutes) * StationClock.SlotMinutes;

        return $"✖ {Length(minutes)} short – about {Length(eachDay)} a day until Sunday.";
    }

    private static bool SameMonth(LocalDate monday) => monday.Month == monday.PlusDays(6).Month;

    private static string Length(int minutes) => ReplyWords.Length(Duration.FromMinutes(minutes));
}
