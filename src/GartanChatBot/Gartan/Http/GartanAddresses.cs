namespace GartanChatBot.Gartan.Http;

/// <summary>The pages that we use, under a root that may or may not have a path of its own.</summary>
internal sealed class GartanAddresses(GartanOptions options)
{
    public const string DataPage = "AvailabilityMain1.aspx";
    public const string LoginPage = "Login.aspx";

    public Uri Login => Under($"Account/{LoginPage}");

    public Uri Data => Under($"Availability/Schedule/{DataPage}");

    /// <summary>A page that only somebody who is logged in gets to see.</summary>
    public Uri Proof => Under($"Availability/Schedule/{DataPage}?UseDefaultStation=1");

    public Uri Schedule => Under($"Availability/Schedule/{DataPage}/GetSchedule");

    /// <summary>
    /// Scheme, host and port agree, and nobody's name stands before the host: the only place where the account may be sent.
    /// </summary>
    public static bool IsOneOrigin(Uri home, Uri other) =>
        other.Scheme == home.Scheme && other.IdnHost == home.IdnHost && other.Port == home.Port && other.UserInfo.Length == 0;

    /// <exception cref="UnavailableException">No Gartan is configured: a program may run on what it has stored.</exception>
    private Uri Under(string path) =>
        Uri.TryCreate(options.BaseUrl?.Trim().TrimEnd('/') + "/", UriKind.Absolute, out var root)
        && (root.Scheme == Uri.UriSchemeHttp || root.Scheme == Uri.UriSchemeHttps)
            ? new(root, path)
            : throw new UnavailableException("Gartan:BaseUrl is no web address; nothing can be read.");
}
