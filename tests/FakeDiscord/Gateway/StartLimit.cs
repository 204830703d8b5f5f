using System.Text.Json.Nodes;

namespace FakeDiscord;

/// <summary>How many sessions the bot may still start today.</summary>
internal sealed class StartLimit
{
    public int Total { get; set; } = 1000;

    public int Remaining { get; set; } = 1000;

    public TimeSpan ResetAfter { get; set; } = TimeSpan.FromHours(24);

    public JsonObject ToJson() => new()
    {
        ["total"] = Total,
        ["remaining"] = Remaining,
        ["reset_after"] = (long)ResetAfter.TotalMilliseconds,
        ["max_concurrency"] = 1,
    };
}
