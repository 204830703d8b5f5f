using System.Net;
using GartanChatBot.Gartan.Pages;

namespace GartanChatBot.Gartan;

/// <summary>Logs in as a browser does: takes the form, fills it in, sends it, and believes nothing but a page that needs a log-in.</summary>
internal sealed partial class GartanLogin(
    GartanTransport transport, GartanAddresses addresses, GartanOptions options, LoginLock loginLock, ILogger<GartanLogin> logger)
{
    /// <exception cref="GartanException">We are not in; what that says about the password has been remembered.</exception>
    public async Task SignInAsync(CancellationToken cancellationToken)
    {
        loginLock.RequirePermission();

        using var page = await transport.SendAsync(new(HttpMethod.Get, addresses.Login), stopAtLogin: false, cancellationToken);
        var form = FormOn(page);
        using var answer = await transport.SendAsync(Filled(form, page.Address), stopAtLogin: false, cancellationToken);
        RequireNoRefusal(form, answer);

        using var proof = await transport.SendAsync(new(HttpMethod.Get, addresses.Proof), stopAtLogin: true, cancellationToken);
        RequireProof(proof, answer);
        loginLock.Accepted();
        LogSignedIn(addresses.Login.Host);
    }

    private static LoginPage FormOn(GartanPage page)
    {
        page.ThrowIfDown();
        var form = LoginPage.TryParse(page)
            ?? throw new LayoutChangedException($"{page.Address.AbsolutePath} has no log-in form that we know (status {(int)page.Status}).");

        return form.Action.Host == page.Address.Host && form.Action.Scheme == page.Address.Scheme
            ? form
            : throw new LayoutChangedException($"The log-in form wants the account sent to {form.Action.Host}; it is never taken to another site.");
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

    /// <summary>The status proves nothing: a refused password is answered with 200 as well.</summary>
    private void RequireNoRefusal(LoginPage form, GartanPage answer)
    {
        answer.ThrowIfDown();
        if (LoginPage.TryParse(answer) is not { } again)
            return;

        // What stood on the form before we sent anything, such as news of the next maintenance, is no answer to us.
        var isNews = again.Message.Length > 0 && again.Message == form.Message;
        if (again.SaysWrongPassword)
            throw Refused("Gartan refused the user name or password.", inWords: true);

        if (again.Message.Length > 0 && !isNews)
            throw Refused($"Gartan refused the log-in: \"{again.Message}\".", inWords: true);

        throw again.CountsFailures
            ? Refused("Gartan refused the log-in and counts the attempts.", inWords: true)
            : Refused("Gartan showed its log-in form again without saying why.", inWords: false);
    }

    private void RequireProof(GartanPage proof, GartanPage answer)
    {
        proof.ThrowIfDown();
        var isDataPage = proof.Address.AbsolutePath.Contains(GartanAddresses.DataPage, StringComparison.OrdinalIgnoreCase);
        if (proof.Text.Contains("Access Denied", StringComparison.OrdinalIgnoreCase))
            throw Refused("The account is known to Gartan but may not see the availability page.", inWords: false);

        if (proof.Status == HttpStatusCode.OK && isDataPage && !proof.LooksLoggedOut)
            return;

        var asksForMore = proof.LooksLoggedOut ? answer : proof;
        throw Refused($"Gartan took the log-in and then showed \"{LoginPage.HeadingOf(asksForMore.Text.ToString())}\"; log in by hand once to see what it wants.", inWords: false);
    }

    private LoginRejectedException Refused(string reason, bool inWords)
    {
        loginLock.Refused(reason, inWords);
        LogRefused(reason);
        return new(reason);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Logged in at {Host}; this session is used until Gartan ends it.")]
    private partial void LogSignedIn(string host);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Reason} The rota is not read until this is settled, so that the account does not get locked.")]
    private partial void LogRefused(string reason);
}
