using System.Text.Json.Nodes;

namespace FakeBotApi;

/// <summary>One request to the Bot API, whatever it was wrapped in.</summary>
internal sealed class ApiCall(string method, DateTimeOffset at)
{
    public string Method => method;

    public DateTimeOffset At => at;

    /// <summary>What was asked, in the types that the method wants.</summary>
    public JsonObject Parameters { get; set; } = [];

    /// <summary>Uploads by the name of their part.</summary>
    public Dictionary<string, byte[]> Files { get; } = [];

    /// <summary>What was answered: an HTTP status, or 0 while there is no answer and for good when none was given.</summary>
    public int Status { get; set; }

    /// <summary>The words of a refusal.</summary>
    public string? Refusal { get; set; }

    public long ChatId => Parameters["chat_id"]?.GetValue<long>() ?? 0;

    public string? Text(string name) => Parameters[name]?.GetValue<string>();

    public int Number(string name, int otherwise = 0) => Parameters[name] is { } value ? (int)value.GetValue<long>() : otherwise;

    public bool Flag(string name) => Parameters[name]?.GetValue<bool>() ?? false;

    public bool Has(string name) => Parameters.ContainsKey(name);

    /// <summary>The upload that a parameter names, by "attach://" or as a part of its own name.</summary>
    public byte[]? Upload(string parameter)
    {
        var part =
            Text(parameter) is { } value && value.StartsWith("attach://", StringComparison.Ordinal)
                ? value["attach://".Length..]
                : parameter;
        return Files.GetValueOrDefault(part);
    }

    public override string ToString() => $"{Method} {Parameters.ToJsonString()} → {Status} {Refusal}".TrimEnd();
}
