using GartanChatBot.Tests.TestKit;
using GartanSimulator;

namespace GartanChatBot.Tests.Alerts.Oracle.NinetyDays;

/// <summary>The first of the ninety days of autumn.</summary>
public class FirstMonthTests
{
    [Fact]
    public Task Alerts_are_as_expected_through_the_first_month() =>
        Season.LiveThroughAsync(new(2026, 9, 20), days: Effort.Days(all: 30, few: 10), seed: 1, ClockChangeColumns.Elapsed);
}
