namespace GartanSimulator;

/// <summary>One request as the site saw it. No bodies and no cookies are kept.</summary>
public sealed record LoggedRequest(DateTimeOffset At, SimulatedPage? Page, string Method, string Path)
{
    public string UserAgent { get; init; } = "";

    public string Referer { get; init; } = "";

    public string AcceptEncoding { get; init; } = "";
}
