using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace GartanChatBot.Web;

/// <summary>Enforces each endpoint's <see cref="AccessNeeded"/> and rejects requests from other sites' pages.</summary>
internal sealed class AccessGate(RequestDelegate next, AccessRule rule)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<AccessNeeded>() is { } needed && Refusal(context, needed.Least) is { } refusal)
            await refusal.ExecuteAsync(context);
        else
            await next(context);
    }

    private IResult? Refusal(HttpContext context, Access least)
    {
        if (BrowserOrigin.IsForeign(context.Request))
            return Refuse(
                StatusCodes.Status403Forbidden,
                "The request comes from a page of another site; only programs and this board's own pages are accepted.");
        if (!HttpMethods.IsGet(context.Request.Method) && context.Request.ContentType is not null && !IsJson(context.Request))
            return Refuse(StatusCodes.Status415UnsupportedMediaType, "The request body must be application/json in UTF-8.");
        if (least is Access.None)
            return null;

        var decision = rule.Decide(context);
        context.Features.Set(new GrantedAccess(decision.Access));
        if (decision.Refusal is not AccessRefusal.None)
            return Refuse(context, decision);

        return decision.Access >= least ? null : TooLittle(context);
    }

    /// <summary>
    /// The body reader may fail on other character sets, and JSON requires UTF-8. https://www.rfc-editor.org/rfc/rfc8259#section-8.1
    /// </summary>
    private static bool IsJson(HttpRequest request) =>
        request.HasJsonContentType()
        && request.GetTypedHeaders().ContentType!.Charset is var charset
        && (!charset.HasValue || HeaderUtilities.RemoveQuotes(charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    /// <summary>Shared by the log-in form and the protected endpoints, so that both answer alike.</summary>
    public static IResult Refuse(HttpContext context, AccessDecision decision)
    {
        switch (decision.Refusal)
        {
            case AccessRefusal.TokenMissing:
                context.Response.Headers.WWWAuthenticate = "Bearer";
                return Refuse(StatusCodes.Status401Unauthorized, "A token is required: Authorization: Bearer …");
            case AccessRefusal.TokenWrong:
                return Refuse(StatusCodes.Status403Forbidden, "That token is wrong.");
            case AccessRefusal.TooManyGuesses:
                var seconds = (int)Math.Ceiling(decision.RetryAfter.TotalSeconds);
                context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
                return Refuse(StatusCodes.Status429TooManyRequests, $"Too many wrong tokens from this address: try again in {seconds} s.");
            default:
                return Refuse(
                    StatusCodes.Status403Forbidden, "Without a token (Web:Token), only requests from this machine are accepted.");
        }
    }

    private static IResult TooLittle(HttpContext context)
    {
        const string sentence = "Operator only: Web:OperatorToken is required (Authorization: Bearer …).";
        if (context.Request.Headers.Authorization.Count > 0)
            return Refuse(StatusCodes.Status403Forbidden, sentence);

        context.Response.Headers.WWWAuthenticate = "Bearer";
        return Refuse(StatusCodes.Status401Unauthorized, sentence);
    }

    private static IResult Refuse(int status, string detail) => Results.Problem(detail, statusCode: status);
}

/// <summary>The caller's access level, for endpoints whose answer depends on it.</summary>
internal sealed record GrantedAccess(Access Access);
