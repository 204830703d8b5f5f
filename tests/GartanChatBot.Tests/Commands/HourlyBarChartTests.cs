using GartanChatBot.Crewing;
using NodaTime;

namespace GartanChatBot.Tests.Commands;

public sealed class HourlyBarChartTests : IDisposable
{
    private readonly TestRota rota = new();

    [Theory]
    [InlineData("2027-03-28", 92, "Sun 28  ▓ ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓░")]
    [InlineData("2026-10-25", 100, "Sun 25  ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓░")]
    public async Task The_bar_keeps_to_the_wall_clock_when_the_clocks_change(string date, int slots, string bar)
    {
        var day = NodaTime.Text.LocalDatePattern.Iso.Parse(date).Value;
        var model = rota.Days[6];
        var on = SlotSet.First(slots - 4);
        rota.Days.Clear();
        rota.Days.Add(
            model with
            {
                Date = day,
                SlotCount = slots,
                Members =
                [
                    .. model.Members.Select(member =>
                        member with
                        {
                            Available = member.Available.IsEmpty ? member.Available : on,
                            Away = SlotSet.Empty,
                        }),
                ],
                Appliances = [model.Appliances[0] with { OnTheRun = SlotSet.Empty, OffTheRun = SlotSet.Empty }],
            });
        rota.Now = TestRota.Fernbrae.Clock.StartOf(day) + Duration.FromHours(12);
        rota.ReadAt = rota.Now;

        (await rota.AskAsync("/timeline today")).Split('\n')[2].ShouldBe(bar);
    }

    [Theory]
    [InlineData("/timeline", "hole-timeline")]
    [InlineData("/week", "hole-week")]
    [InlineData("/until", "hole-until")]
    [InlineData("/next", "hole-next")]
    public async Task A_day_that_was_not_read_is_dotted_and_said_to_be(string question, string snapshot)
    {
        rota.Days.RemoveAll(day => day.Date == new LocalDate(2026, 6, 10));

        (await rota.AskAsync(question)).ShouldBeAsApproved(snapshot);
    }

    public void Dispose() => rota.Dispose();
}
