using System.Text.Json;

namespace GartanChatBot.Tests.Telemetry;

/// <summary>The bot shares a small machine with others: its memory is collected for that, not for a server's throughput.</summary>
public class RuntimeSettingsTests
{
    [Fact]
    public void Memory_is_collected_as_on_a_small_machine()
    {
        using var built = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "GartanChatBot.runtimeconfig.json")));
        var settings = built.RootElement.GetProperty("runtimeOptions").GetProperty("configProperties");

        settings.GetProperty("System.GC.Server").GetBoolean().ShouldBeFalse();
        settings.GetProperty("System.GC.Concurrent").GetBoolean().ShouldBeFalse();
        settings.GetProperty("System.GC.Gen0MaxBudget").GetInt64().ShouldBe(4 * 1024 * 1024);
    }
}
