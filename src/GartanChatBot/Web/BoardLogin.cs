namespace GartanChatBot.Web;

/// <summary>The board's log-in: answers a correct token with a cookie and a wrong one with a problem.</summary>
internal static class BoardLogin
{
    private const string Path = "/login";

    public static void MapLogin(this WebApplication app) => app.MapPost(Path, LogIn).Needs(Access.None).ExcludeFromDescription();

    private static IResult LogIn(LoginForm form, HttpContext context, WebOptions options, AccessRule rule, BoardCookie cookie)
    {
        if (options.Token.IsEmpty)
            return Results.NoContent();

        var decision = rule.OfToken((form.Token ?? "").Trim(), context.Connection.RemoteIpAddress);
        if (decision.Refusal is not AccessRefusal.None)
            return AccessGate.Refuse(context, decision);

        cookie.GiveTo(context);
        return Results.NoContent();
    }
}

/// <summary>The request body of the log-in form.</summary>
internal sealed record LoginForm(string? Token);
