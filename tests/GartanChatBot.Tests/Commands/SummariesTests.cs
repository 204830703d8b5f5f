using GartanChatBot.Chat;

namespace GartanChatBot.Tests.Commands;

/// <summary>What stands beside each command in the menus of the platforms and in <c>/help</c>.</summary>
public class SummariesTests
{
    /// <summary>The shorter of what the platforms take.</summary>
    private const int Longest = 100;

    [Fact]
    public void No_two_are_alike_and_each_fits_a_menu()
    {
        using var rota = new TestRota();
        var summaries = rota.Get<IEnumerable<IChatCommand>>().Select(command => command.Summary).ToList();

        summaries.Count.ShouldBeGreaterThan(25);
        summaries.ShouldBeUnique();
        summaries.ShouldAllBe(summary => summary.Length >= 3 && summary.Length <= Longest);
    }
}
