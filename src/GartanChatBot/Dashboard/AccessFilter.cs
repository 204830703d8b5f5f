namespace GartanChatBot.Dashboard;

/// <summary>Holds every guarded endpoint to the token rule.</summary>
internal sealed class AccessFilter(AccessRule rule) : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        switch (rule.Decide(context.HttpContext))
        {
            case Access.TokenMissing:
                context.HttpContext.Response.Headers.WWWAuthenticate = "Bearer";
                return Refuse(StatusCodes.Status401Unauthorized, "This needs the token: Authorization: Bearer …");
            case Access.TokenWrong:
                return Refuse(StatusCodes.Status403Forbidden, "That token is not the one.");
            case Access.OnlyFromHere:
                return Refuse(StatusCodes.Status403Forbidden, "Without a token (Web:Token) only programs and pages of this machine are answered.");
            default:
                return next(context);
        }
    }

    private static ValueTask<object?> Refuse(int status, string detail) => new(Results.Problem(detail, statusCode: status));
}
