using System.Text.Json.Nodes;

namespace FakeBotApi;

/// <summary>A "no" in Telegram's own words. The bot is at fault only where it is marked so: then the test fails too.</summary>
internal sealed class ApiRefusal(int code, string description, JsonObject? parameters = null) : Exception(description)
{
    public int Code => code;

    public JsonObject? Parameters => parameters;

    /// <summary>No bot in good order would have asked this.</summary>
    public bool IsViolation { get; private init; }

    public static ApiRefusal BadRequest(string text) => new(400, $"Bad Request: {text}");

    public static ApiRefusal Violation(string text) => new(400, $"Bad Request: {text}") { IsViolation = true };

    public static ApiRefusal UnknownMethod(string method) =>
        new(404, $"Not Found: method not found ({method})") { IsViolation = true };

    public static ApiRefusal Forbidden(string text) => new(403, $"Forbidden: {text}");

    public static ApiRefusal Conflict(string text) => new(409, $"Conflict: {text}");

    public static ApiRefusal Migrated(long to) =>
        new(400, "Bad Request: group chat was upgraded to a supergroup chat", new() { ["migrate_to_chat_id"] = to });

    public static ApiRefusal SlowDown(int seconds) =>
        new(429, $"Too Many Requests: retry after {seconds}", new() { ["retry_after"] = seconds });

    public JsonObject ToJson()
    {
        var answer = new JsonObject { ["ok"] = false, ["error_code"] = code, ["description"] = Message };
        if (parameters is not null)
            answer["parameters"] = parameters.DeepClone();

        return answer;
    }
}
