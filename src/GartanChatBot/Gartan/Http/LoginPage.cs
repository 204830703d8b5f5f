using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace GartanChatBot.Gartan.Http;

/// <summary>Parses the log-in form: the fields a browser would send, and its message about the last attempt.</summary>
internal sealed partial class LoginPage
{
    private const string UserField = "txt_userid";
    private const string PasswordField = "txt_pword";
    private const string Button = "btnLogin";
    private const string WrongPasswordText = "Invalid User Name/Password";
    private const string FailureCount = "unsuccessfulAttempts";

    /// <summary>The second selector matches the log-in page of 2025; a naming container may prefix the id.</summary>
    private const string AnyMessage = ".loginMessage, [id$='lbl_Error']";

    private readonly IHtmlFormElement form;
    private readonly IReadOnlyList<string> messages;
    private readonly bool saysWrongPassword;

    private LoginPage(IDocument document, IHtmlFormElement form, Uri action, string html)
    {
        this.form = form;
        messages =
        [
            .. document.QuerySelectorAll(AnyMessage).Concat(form.QuerySelectorAll(".text-danger"))
                .Select(element => Folded(element.TextContent)).Where(text => text.Length > 0).Distinct(StringComparer.Ordinal),
        ];
        saysWrongPassword = html.Contains(WrongPasswordText, StringComparison.OrdinalIgnoreCase);
        CountsFailures = html.Contains(FailureCount, StringComparison.OrdinalIgnoreCase);
        Action = action;
    }

    /// <summary>URL that the form is sent to.</summary>
    public Uri Action { get; }

    /// <summary>True if the page counts failed log-ins: an account with too many gets locked.</summary>
    public bool CountsFailures { get; }

    /// <summary>Null unless the page has a form with the password field.</summary>
    public static LoginPage? TryParse(GartanPage page)
    {
        if (!IsShownIn(page.Text))
            return null;

        var (html, address) = (page.Text, page.Address);
        var document = new HtmlParser().ParseDocument(html);
        var login = document.Forms.FirstOrDefault(one => Controls(one).Any(control => IsNamed(control, PasswordField)));

        // An empty action means the page's own URL.
        return login is not null && Uri.TryCreate(address, login.GetAttribute("action")?.Trim() ?? "", out var action)
            ? new(document, login, action, html)
            : null;
    }

    public static bool IsShownIn(ReadOnlySpan<char> html) => html.Contains(PasswordField, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// True for a page without log-in form that shows the account as locked. On the form itself, the text may only be a warning.
    /// </summary>
    public static bool SaysLocked(GartanPage page) =>
        page.Status == HttpStatusCode.Locked
        || Locked().IsMatch(new HtmlParser().ParseDocument(page.Text).Body?.TextContent ?? "");

    /// <summary>The rejection in the returned form; null if it has no message that the form before did not have.</summary>
    public string? RefusalSince(LoginPage before)
    {
        if (messages.Where(message => Locked().IsMatch(message)).ToList() is [_, ..] locked)
            return Quoted(locked);

        if (saysWrongPassword)
            return "Gartan refused the user name or password.";

        // Messages that were on the form before, such as a maintenance notice, are not a response to the log-in.
        return messages.Except(before.messages).ToList() is [_, ..] news ? Quoted(news) : null;

        static string Quoted(IEnumerable<string> said) => $"Gartan refused the log-in: \"{string.Join(' ', said)}\".";
    }

    /// <summary>Heading of an unexpected page, so that an administrator can be told what it asks for.</summary>
    public static string HeadingOf(string html)
    {
        const int longestHeading = 120;
        var document = new HtmlParser().ParseDocument(html);
        var heading = Folded(document.QuerySelector("h1, h2")?.TextContent ?? document.Title);
        return heading.Length <= longestHeading ? heading : heading[..longestHeading];
    }

    /// <summary>All fields that a browser would send, in page order, with the account filled in and the log-in button pressed.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Filled(string userName, string password)
    {
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var control in Controls(form))
        {
            var name = control.GetAttribute("name")!;
            fields.AddRange(ValuesOf(control, userName, password).Select(value => KeyValuePair.Create(name, value)));
        }

        if (!fields.Exists(field => field.Key.EndsWith(Button, StringComparison.Ordinal)))
            fields.Add(new(Button, "Sign In"));

        return fields;
    }

    private static IEnumerable<IElement> Controls(IHtmlFormElement form) =>
        form.Elements.Where(control => !string.IsNullOrEmpty(control.GetAttribute("name")) && !control.HasAttribute("disabled"));

    private static IEnumerable<string> ValuesOf(IElement control, string userName, string password) => control switch
    {
        _ when IsNamed(control, UserField) => [userName],
        _ when IsNamed(control, PasswordField) => [password],
        IHtmlInputElement input => InputValues(input),
        IHtmlSelectElement select => Chosen(select),
        IHtmlTextAreaElement area => [area.Value],
        _ => [],
    };

    private static string[] InputValues(IHtmlInputElement input) => input.Type.ToLowerInvariant() switch
    {
        // Only the pressed button is sent; unchecked boxes and radio buttons are not.
        "submit" => IsNamed(input, Button) ? [input.Value] : [],
        "button" or "reset" or "image" or "file" => [],
        "checkbox" or "radio" => input.IsChecked ? [input.GetAttribute("value") ?? "on"] : [],
        _ => [input.Value],
    };

    private static IEnumerable<string> Chosen(IHtmlSelectElement select)
    {
        var options = select.Options.Where(option => !option.IsDisabled).ToList();
        var chosen = options.FindAll(option => option.HasAttribute("selected"));
        if (select.IsMultiple)
            return chosen.Select(option => option.Value);

        // A drop-down list without a selection sends its first option; with several selected, the last.
        return (chosen.LastOrDefault() ?? options.FirstOrDefault()) is { } one ? [one.Value] : [];
    }

    // Names inside a naming container are prefixed: ctl00$txt_pword.
    private static bool IsNamed(IElement control, string name) =>
        control.GetAttribute("name") is { } full && (full == name || full.EndsWith('$' + name, StringComparison.Ordinal));

    [GeneratedRegex(@"\blocked\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Locked();

    private static string Folded(string? text) =>
        string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
