using System.Net;

namespace GartanChatBot.Gartan.Http;

/// <summary>
/// Logs in as a browser does: fetches the form, fills it in and sends it. Only a page that requires a log-in proves success.
/// </summary>
internal sealed partial class GartanLogin(
    GartanTransport transport, GartanAddresses addresses, GartanOptions options, LoginLock loginLock, ILogger<GartanLogin> logger)
{
    /// <exception cref="GartanException">The log-in failed; a rejection of the password has been stored.</exception>
    public async Task SignInAsync(CancellationToken cancellationToken)
    {
        var login = addresses.Login;
        if (options.Username.IsEmpty || options.Password.IsEmpty)
            throw new LoginRejectedException(
                "User name or password is not set, so no log-in was sent. Set GARTAN__USERNAME and GARTAN__PASSWORD.");

        loginLock.RequirePermission();

        var page = await transport.SendAsync(new(HttpMethod.Get, login), stopAtLogin: false, cancellationToken);
        var form = FormOn(page);
        var answer = await transport.SendAsync(Filled(form, page.Address), stopAtLogin: false, cancellationToken);
        RequireNoRefusal(form, answer);

        var proof = await transport.SendAsync(new(HttpMethod.Get, addresses.Proof), stopAtLogin: true, cancellationToken);
        RequireProof(proof, answer);
        loginLock.Accepted();
        LogSignedIn(login.Host);
    }

    private LoginPage FormOn(GartanPage page)
    {
        page.ThrowIfDown();
        var form = LoginPage.TryParse(page)
            ?? throw new LayoutChangedException(
                $"{page.Address.AbsolutePath} has no known log-in form (status {(int)page.Status}).");

        return GartanAddresses.IsOneOrigin(addresses.Login, form.Action)
            ? form
            : throw new LayoutChangedException(
                "The log-in form would send the account to "
                    + $"{form.Action.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped)}; "
                + "the account is never sent to another site.");
    }

    private HttpRequestMessage Filled(LoginPage form, Uri referrer)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, form.Action)
        {
            Content = new FormUrlEncodedContent(form.Filled(options.Username.Reveal(), options.Password.Reveal())),
        };
        request.Headers.Referrer = referrer;
        request.Options.Set(GartanResilience.OnlyOnce, true);
        return request;
    }

    /// <summary>Throws if the response rejects the log-in. The status proves nothing: a wrong password is answered with 200 too.</summary>
    private void RequireNoRefusal(LoginPage form, GartanPage answer)
    {
        var again = LoginPage.TryParse(answer);
        if (again?.RefusalSince(form) is { } words && answer.Status < HttpStatusCode.InternalServerError)
            throw Refused(words, inWords: true);

        if (again is null && answer.Status is HttpStatusCode.Locked or HttpStatusCode.Forbidden && LoginPage.SaysLocked(answer))
            throw Refused("Gartan reports that the account is locked.", inWords: true);

        answer.ThrowIfDown();
        if (again is null)
            return;

        throw again.CountsFailures
            ? Refused("Gartan refused the log-in and counts the attempts.", inWords: true)
            : Refused("Gartan showed its log-in form again without saying why.", inWords: false);
    }

    private void RequireProof(GartanPage proof, GartanPage answer)
    {
        proof.ThrowIfDown();
        var isDataPage = proof.Address.AbsolutePath.Contains(GartanAddresses.DataPage, StringComparison.OrdinalIgnoreCase);
        if (proof.Text.Contains("Access Denied", StringComparison.OrdinalIgnoreCase))
            throw Refused("Gartan accepted the account, but it may not see the availability page.", inWords: false);

        if (proof.Status == HttpStatusCode.OK && isDataPage && !proof.LooksLoggedOut)
            return;

        var asksForMore = proof.LooksLoggedOut ? answer : proof;
        throw Refused(
            $"Gartan accepted the log-in and then showed \"{LoginPage.HeadingOf(asksForMore.Text.ToString())}\"; "
                + "log in manually once to see what it requires.",
            inWords: LoginPage.SaysLocked(asksForMore));
    }

    private LoginRejectedException Refused(string reason, bool inWords)
    {
        loginLock.Refused(reason, inWords);
        LogRefused(reason);
        return new(reason);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Logged in at {Host}; this session is used until Gartan ends it.")]
    private partial void LogSignedIn(string host);

    [LoggerMessage(
        Level = LogLevel.Error, Message = "{Reason} The rota is not read until this is resolved, so that the account does not get locked.")]
    private partial void LogRefused(string reason);
}
