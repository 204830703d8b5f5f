using GartanChatBot.Tests.TestKit;
using GartanSimulator;

namespace GartanChatBot.Tests.Alerts.Oracle.NinetyDays;

/// <summary>The days of autumn in which the clocks go back.</summary>
public class SecondMonthTests
{
    [Fact]
    public Task Alerts_are_as_expected_while_the_clocks_go_back() =>
        Season.LiveThroughAsync(new(2026, 10, 20), days: Effort.Days(all: 30, few: 10), seed: 3, ClockChangeColumns.Elapsed);
}
