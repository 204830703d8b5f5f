using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace GartanSimulator;

/// <summary>A response of the site: compressed if the caller accepts gzip, cut off or mislabelled by a fault.</summary>
internal sealed record SimulatedResponse(int Status, string ContentType, string Body)
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Cached, because a page is sent many times.
    private byte[]? packedBody;

    public string Charset { get; init; } = "utf-8";

    public BodyEnd End { get; init; }

    public string? Location { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    public IReadOnlyList<(string Name, string Value)> Cookies { get; init; } = [];

    public static SimulatedResponse Html(string body) => new(StatusCodes.Status200OK, "text/html", body);

    public static SimulatedResponse RedirectTo(string location) =>
        new(StatusCodes.Status302Found, "text/html", "<html><body>Object moved</body></html>") { Location = location };

    public static SimulatedResponse Schedule(string page) =>
        new(StatusCodes.Status200OK, "application/json", JsonSerializer.Serialize(new { d = page }, Relaxed));

    /// <summary>Makes the response for a fault that replaces it.</summary>
    public static SimulatedResponse Of(Fault fault) =>
        fault switch
        {
            StatusFault status => new(status.Status, "text/html", "<html><body>Service unavailable</body></html>")
            {
                RetryAfter = status.RetryAfter,
            },
            BodyFault body => new(body.Status, body.ContentType, body.Body),
            _ => throw new ArgumentException($"{fault} is not a response.", nameof(fault)),
        };

    /// <summary>ASP.NET's response to a failed page method.</summary>
    public static SimulatedResponse Failure(int status, string message, string exceptionType) =>
        new(
            status,
            "application/json",
            JsonSerializer.Serialize(
                new
                {
                    Message = message,
                    StackTrace = "   at Fernbrae.Scheduling.GetSchedule()",
                    ExceptionType = exceptionType,
                },
                Relaxed));

    public async Task SendAsync(HttpContext context)
    {
        var response = context.Response;
        response.StatusCode = Status;
        response.ContentType = $"{ContentType}; charset={Charset}";
        if (Location is not null)
            response.Headers.Location = Location;

        if (RetryAfter is { } pause)
            response.Headers.RetryAfter = ((int)pause.TotalSeconds).ToString(CultureInfo.InvariantCulture);

        foreach (var (name, value) in Cookies)
            response.Cookies.Append(name, value, new CookieOptions { HttpOnly = true, Path = "/" });

        byte[] bytes;
        if (context.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase))
        {
            bytes = packedBody ??= Packed(Encoding.UTF8.GetBytes(Body));
            response.Headers[HeaderNames.ContentEncoding] = "gzip";
        }
        else
        {
            bytes = Encoding.UTF8.GetBytes(Body);
        }

        // Sending fewer bytes than announced makes the server close the connection, like a proxy in between.
        response.ContentLength = bytes.Length;
        await response.Body.WriteAsync(bytes.AsMemory(0, End == BodyEnd.Whole ? bytes.Length : bytes.Length / 2), context.RequestAborted);
        if (End == BodyEnd.Stalled)
            await StallAsync(response, context.RequestAborted);
    }

    private static async Task StallAsync(HttpResponse response, CancellationToken aborted)
    {
        await response.Body.FlushAsync(aborted);
        var hangUp = new TaskCompletionSource();
        await using var registration = aborted.Register(hangUp.SetResult);
        await hangUp.Task;
    }

    private static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(bytes);

        return packed.ToArray();
    }
}

/// <summary>The end of a body.</summary>
internal enum BodyEnd
{
    Whole,
    Cut,
    Stalled,
}
