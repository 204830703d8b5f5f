using NodaTime;

namespace GartanChatBot.Tests.Commands;

/// <summary>My hours count the whole week, and what nobody read is no shortfall.</summary>
public sealed class HoursAnswerTests : IDisposable
{
    private readonly TestRota rota = new() { ReadAt = TestRota.At("2026-06-12T14:18"), Now = TestRota.At("2026-06-12T14:20") };

    public void Dispose() => rota.Dispose();

    [Fact]
    public async Task Late_in_the_week_its_first_days_still_count()
    {
        var friday = Given(await rota.AskAsync("/hours Birch"));
        using var tuesday = new TestRota();

        Total(await rota.AskAsync("/hours Birch")).ShouldBe(Total(await tuesday.AskAsync("/hours Birch")), "the same week");
        friday.ShouldNotBe(Given(await tuesday.AskAsync("/hours Birch")));
    }

    [Fact]
    public async Task With_a_day_unread_there_are_bounds_and_no_shortfall()
    {
        rota.Days.RemoveAll(day => day.Date == new LocalDate(2026, 6, 8));

        var said = await rota.AskAsync("/hours Elm");

        said.ShouldStartWith("⚪ Elm – week Mon 8 – Sun 14 June");
        said.ShouldContain("between ");
        said.ShouldContain("24 h are not read");
        Given(said).ShouldContain("at least ");
        said.ShouldNotContain("✖");
        said.ShouldNotContain("until Sunday");
    }

    private static string Given(string said) => said.Split('\n').Single(line => line.Contains("given so far"));

    private static string Total(string said) => said.Split('\n').Single(line => line.Contains("week total"));
}
