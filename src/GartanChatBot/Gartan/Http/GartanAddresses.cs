namespace GartanChatBot.Gartan.Http;

/// <summary>URLs of the pages used, under a root with or without a path.</summary>
internal sealed class GartanAddresses(GartanOptions options)
{
    public const string DataPage = "AvailabilityMain1.aspx";
    public const string LoginPage = "Login.aspx";

    public Uri Login => Under($"Account/{LoginPage}");

    public Uri Data => Under($"Availability/Schedule/{DataPage}");

    /// <summary>A page that requires a log-in; fetching it proves that the session is valid.</summary>
    public Uri Proof => Under($"Availability/Schedule/{DataPage}?UseDefaultStation=1");

    public Uri Schedule => Under($"Availability/Schedule/{DataPage}/GetSchedule");

    /// <summary>
    /// True if scheme, host and port are equal and the URL has no user info: the only place where the account may be sent.
    /// </summary>
    public static bool IsOneOrigin(Uri home, Uri other) =>
        other.Scheme == home.Scheme && other.IdnHost == home.IdnHost && other.Port == home.Port && other.UserInfo.Length == 0;

    /// <exception cref="UnavailableException">No Gartan is configured; stored data can still be used.</exception>
    private Uri Under(string path) =>
        Uri.TryCreate(options.BaseUrl?.Trim().TrimEnd('/') + "/", UriKind.Absolute, out var root)
        && (root.Scheme == Uri.UriSchemeHttp || root.Scheme == Uri.UriSchemeHttps)
            ? new(root, path)
            : throw new UnavailableException("Gartan:BaseUrl isn't a web address; nothing can be read.");
}
