using System.Collections.Concurrent;
using System.Globalization;

namespace GartanSimulator;

/// <summary>Sessions, issued forms, and the response to callers that are logged out.</summary>
internal sealed class SessionRegistry
{
    public const string SessionCookie = "ASP.NET_SessionId";
    public const string LoginCookie = ".GARTANAUTH";

    private readonly ConcurrentDictionary<string, bool> logins = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> forms = new(StringComparer.Ordinal);
    private int issued;

    public LoggedOutAnswer LoggedOutAnswer { get; set; }

    public string NewForm() => Issue("Zm9ybS0", forms, value: true);

    /// <summary>True for an issued form, which may be sent several times.</summary>
    public bool KnowsForm(string viewState) => forms.ContainsKey(viewState);

    public string NewSession() => Issue("s", new(StringComparer.Ordinal), value: true);

    public string LogIn(bool acceptedTerms = true) => Issue("a", logins, acceptedTerms);

    public bool IsLoggedIn(string? cookie) => cookie is not null && logins.TryGetValue(cookie, out var accepted) && accepted;

    public bool OwesTerms(string? cookie) => cookie is not null && logins.TryGetValue(cookie, out var accepted) && !accepted;

    public void EndAll() => logins.Clear();

    private string Issue(string kind, ConcurrentDictionary<string, bool> book, bool value)
    {
        var ticket = kind + Interlocked.Increment(ref issued).ToString(CultureInfo.InvariantCulture);
        book[ticket] = value;
        return ticket;
    }
}
