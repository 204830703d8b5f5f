using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace FakeDiscord;

/// <summary>How often the bot may ask, told in headers; who asks again too early is refused and noted.</summary>
internal sealed class RateLimits(TimeProvider time, Violations violations)
{
    private const string Everything = "everything";
    private static readonly TimeSpan InvalidWindow = TimeSpan.FromMinutes(10);
    private readonly Dictionary<string, Window> windows = [];
    private readonly Dictionary<string, DateTimeOffset> forbidden = [];
    private readonly Dictionary<string, (int Limit, TimeSpan Per)> own = [];
    private readonly Queue<DateTimeOffset> invalid = new();

    /// <summary>Requests a second over all routes but those of interactions.</summary>
    public int Global { get; set; } = 50;

    /// <summary>So many refusals (401, 403, 429) in ten minutes, and Cloudflare shuts the door.</summary>
    public int MaxInvalid { get; set; } = 10_000;

    public int Invalid
    {
        get
        {
            while (invalid.TryPeek(out var first) && time.GetUtcNow() - first >= InvalidWindow)
            {
                invalid.Dequeue();
            }

            return invalid.Count;
        }
    }

    /// <summary>Another limit for a route, by its name: "POST /channels/{channel}/messages".</summary>
    public void Set(string route, int limit, TimeSpan per) => own[route] = (limit, per);

    /// <summary>Null when the request may pass.</summary>
    public Answer? Check(RestCall call)
    {
        var now = time.GetUtcNow();
        var route = call.Route!;
        if (Invalid >= MaxInvalid)
        {
            violations.Add("Cloudflare has shut the bot out for asking in vain too often");
            return new Answer(429) { Html = "<title>Access denied | error 1015</title>" };
        }

        var key = route.Key(call.Values);
        foreach (var closed in (string[])[key, .. route.OutsideGlobalLimit ? (string[])[] : [Everything]])
        {
            if (forbidden.TryGetValue(closed, out var until) && now < until)
            {
                violations.Add($"{call.Named} came {(until - now).TotalSeconds:0.###} s before Discord had said it may");
                return Refuse(call, until - now, closed == Everything ? "global" : "user");
            }
        }

        if (!route.OutsideGlobalLimit && !Take(Everything, Global, TimeSpan.FromSeconds(1), now, out var all))
        {
            return Refuse(call, all.End - now, "global");
        }

        var (limit, per) = own.GetValueOrDefault(call.Named, (route.Limit, route.Per));
        return Take(key, limit, per, now, out var window) ? null : Refuse(call, window.End - now, "user");
    }

    /// <summary>Turns the request away for so long.</summary>
    public Answer Refuse(RestCall call, TimeSpan wait, string scope)
    {
        var seconds = Math.Ceiling(wait.TotalMilliseconds) / 1000;
        forbidden[scope == "global" ? Everything : call.Route!.Key(call.Values)] = time.GetUtcNow().AddSeconds(seconds);
        var answer = new Answer(429, new JsonObject
        {
            ["message"] = scope == "shared" ? "The resource is being rate limited." : "You are being rate limited.",
            ["retry_after"] = seconds,
            ["global"] = scope == "global",
        });
        answer.Headers["Retry-After"] = Math.Ceiling(seconds).ToString(CultureInfo.InvariantCulture);
        answer.Headers["X-RateLimit-Scope"] = scope;
        if (scope == "global")
        {
            answer.Headers["X-RateLimit-Global"] = "true";
        }

        return answer;
    }

    /// <summary>Tells where the bucket stands; who then goes on with nothing left is noted.</summary>
    public void Tell(RestCall call, Answer answer)
    {
        if (answer.Status is 401 or 403 or 429 && answer.Headers.GetValueOrDefault("X-RateLimit-Scope") != "shared")
        {
            invalid.Enqueue(time.GetUtcNow());
        }

        if (call.Route is null || answer.Html is not null || !windows.TryGetValue(call.Route.Key(call.Values), out var window))
        {
            return;
        }

        var after = window.End - time.GetUtcNow();
        answer.Headers["X-RateLimit-Limit"] = window.Limit.ToString(CultureInfo.InvariantCulture);
        answer.Headers["X-RateLimit-Remaining"] = (window.Limit - window.Used).ToString(CultureInfo.InvariantCulture);
        answer.Headers["X-RateLimit-Reset"] = (window.End.ToUnixTimeMilliseconds() / 1000.0).ToString(
            "0.000", CultureInfo.InvariantCulture);
        answer.Headers["X-RateLimit-Reset-After"] = (Math.Ceiling(after.TotalMilliseconds) / 1000).ToString(
            "0.000", CultureInfo.InvariantCulture);
        answer.Headers["X-RateLimit-Bucket"] = Hash(call.Route.Bucket);
        if (window.Used == window.Limit && after > TimeSpan.Zero)
        {
            var key = call.Route.Key(call.Values);
            forbidden[key] = forbidden.TryGetValue(key, out var until) && until > window.End ? until : window.End;
        }
    }

    private bool Take(string key, int limit, TimeSpan per, DateTimeOffset now, out Window window)
    {
        if (!windows.TryGetValue(key, out window!) || now >= window.End || window.Limit != limit)
        {
            windows[key] = window = new Window(limit, now + per);
        }

        if (window.Used == limit)
        {
            return false;
        }

        window.Used++;
        return true;
    }

    private static string Hash(string bucket) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(bucket)).AsSpan(0, 16));

    private sealed class Window(int limit, DateTimeOffset end)
    {
        public int Limit => limit;

        public DateTimeOffset End => end;

        public int Used { get; set; }
    }
}
