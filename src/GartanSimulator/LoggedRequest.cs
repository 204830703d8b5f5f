namespace GartanSimulator;

/// <summary>One request as received by the site, without body and cookies.</summary>
public sealed record LoggedRequest(DateTimeOffset At, SimulatedPage? Page, string Method, string Path)
{
    public string UserAgent { get; init; } = "";

    public string Referer { get; init; } = "";

    public string AcceptEncoding { get; init; } = "";
}
