using Microsoft.AspNetCore.Diagnostics;

namespace GartanChatBot.Web;

/// <summary>
/// Turns each API failure into RFC 9457 problem details. An internal error shows only an error id, no internals.
/// </summary>
internal sealed partial class ApiFailures(IProblemDetailsService problems, ILogger<ApiFailures> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var (status, title, detail) = exception switch
        {
            BadRequestException bad => (bad.Status, bad.Title, bad.Message),
            BadHttpRequestException { StatusCode: StatusCodes.Status400BadRequest } => (
                StatusCodes.Status400BadRequest, "Bad request",
                "The request body can't be read: it must be one JSON object, such as {\"text\":\"/now\"}."),
            BadHttpRequestException bad => (bad.StatusCode, "Bad request", bad.Message),
            _ => (
                StatusCodes.Status500InternalServerError, "Internal error",
                $"Something went wrong here. Error id {httpContext.TraceIdentifier}."),
        };

        if (status == StatusCodes.Status500InternalServerError)
            LogFailed(exception, httpContext.Request.Path, httpContext.TraceIdentifier);

        httpContext.Response.StatusCode = status;
        return await problems.TryWriteAsync(new()
        {
            HttpContext = httpContext,
            ProblemDetails = { Status = status, Title = title, Detail = detail },
        });
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Path} failed; the caller got error id {Id}.")]
    private partial void LogFailed(Exception exception, string path, string id);
}
