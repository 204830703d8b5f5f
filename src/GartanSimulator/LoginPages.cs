using Microsoft.AspNetCore.Http;

namespace GartanSimulator;

/// <summary>The log-in form and the response to it: always status 200, accepted or not.</summary>
internal sealed class LoginPages(SimulatorOptions options, SessionRegistry sessions, RequestLog log)
{
    private int refusals;

    public SimulatedResponse Form() => SimulatedResponse.Html(LoginHtml.Form(sessions.NewForm())) with
    {
        Cookies = [(SessionRegistry.SessionCookie, sessions.NewSession())],
    };

    public async Task<SimulatedResponse> SendAsync(HttpRequest request, Fault? fault, CancellationToken cancellationToken)
    {
        if (!request.HasFormContentType)
        {
            log.Problem("the log-in was not sent as a form");
            return Form();
        }

        var form = await request.ReadFormAsync(cancellationToken);
        log.LoginTried(form.Keys);
        if (!sessions.KnowsForm(form["__VIEWSTATE"].ToString()))
        {
            log.Problem("the log-in was sent without the form's own view state");
            return new(
                StatusCodes.Status500InternalServerError, "text/html", "<html><body>Validation of viewstate MAC failed.</body></html>");
        }

        LookOver(request, form);
        return fault is LoginFault { Answer: var answer }
            ? Refuse(answer)
            : Judge(form["txt_userid"].ToString(), form["txt_pword"].ToString());
    }

    private void LookOver(HttpRequest request, IFormCollection form)
    {
        string[] expected =
        [
            "__EVENTTARGET", "__EVENTARGUMENT", "__LASTFOCUS", "__VIEWSTATE", "__VIEWSTATEGENERATOR", "__EVENTVALIDATION",
            "txt_userid", "txt_pword", "rdoView", "ddlLanguage", "txtNote", "btnLogin",
        ];

        foreach (var missing in expected.Except(form.Keys, StringComparer.Ordinal))
            log.Problem($"the log-in lacks the field {missing}");

        foreach (var extra in form.Keys.Except(expected, StringComparer.Ordinal))
            log.Problem($"the log-in sent {extra}, which a browser would not");

        if (form["ddlLanguage"] != "en-GB" || form["rdoView"] != "desktop" || form["btnLogin"] != "Sign In")
            log.Problem("the log-in changed a field that it should not have");

        if (!request.Headers.Referer.ToString().EndsWith("Login.aspx", StringComparison.OrdinalIgnoreCase))
            log.Problem("the log-in has no Referer");

        if (!request.Cookies.ContainsKey(SessionRegistry.SessionCookie))
            log.Problem("the log-in came without the cookie of its form");
    }

    private SimulatedResponse Judge(string userName, string password)
    {
        if (refusals >= options.LocksAfter)
            return Refuse(LoginAnswer.AccountLocked);

        if (userName != options.UserName || password != options.Password)
        {
            refusals++;
            return Refuse(LoginAnswer.WrongPassword);
        }

        log.LoggedIn();
        refusals = 0;
        var welcome = options.RedirectsAfterLogin
            ? SimulatedResponse.RedirectTo($"{options.PathPrefix}/Availability/Schedule/AvailabilityMain1.aspx")
            : SimulatedResponse.Html(LoginHtml.Availability(options));
        return welcome with { Cookies = [(SessionRegistry.LoginCookie, sessions.LogIn())] };
    }

    private SimulatedResponse Refuse(LoginAnswer answer) =>
        answer switch
        {
            LoginAnswer.WrongPassword => SimulatedResponse.Html(
                LoginHtml.Form(sessions.NewForm(), LoginHtml.WrongPassword, Math.Max(1, refusals))),
            LoginAnswer.AccountLocked => SimulatedResponse.Html(
                LoginHtml.Form(sessions.NewForm(), LoginHtml.AccountLocked, options.LocksAfter)),
            LoginAnswer.FormAgain => Form(),
            LoginAnswer.PasswordExpired => SimulatedResponse.Html(LoginHtml.PasswordExpired),
            _ => SimulatedResponse.Html(LoginHtml.TermsOfUse) with
            {
                Cookies = [(SessionRegistry.LoginCookie, sessions.LogIn(acceptedTerms: false))],
            },
        };
}
