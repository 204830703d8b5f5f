using GartanChatBot.Tests.TestKit;
using GartanSimulator;

namespace GartanChatBot.Tests.Alerts.Oracle.NinetyDays;

/// <summary>The weeks in which the clocks go forward.</summary>
public class SpringTests
{
    [Fact]
    public Task Alerts_are_as_expected_while_the_clocks_go_forward() =>
        Season.LiveThroughAsync(new(2027, 3, 14), days: Effort.Days(all: 30, few: 16), seed: 2, ClockChangeColumns.WallClock);
}
