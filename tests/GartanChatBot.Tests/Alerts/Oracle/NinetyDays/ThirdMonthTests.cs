using GartanChatBot.Tests.TestKit;
using GartanSimulator;

namespace GartanChatBot.Tests.Alerts.Oracle.NinetyDays;

/// <summary>The last of the ninety days of autumn.</summary>
public class ThirdMonthTests
{
    [Fact]
    public Task Alerts_are_as_expected_through_the_third_month() =>
        Season.LiveThroughAsync(new(2026, 11, 19), days: Effort.Days(all: 30, few: 10), seed: 4, ClockChangeColumns.Elapsed);
}
