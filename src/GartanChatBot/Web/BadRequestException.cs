namespace GartanChatBot.Web;

/// <summary>
/// A request that can't be answered: 400 names the parameter and what it accepts, 404 the nearest known name.
/// </summary>
internal sealed class BadRequestException(int status, string title, string detail) : Exception(detail)
{
    public int Status => status;

    public string Title => title;

    public static BadRequestException Parameter(string name, string? given, string accepted) =>
        new(
            StatusCodes.Status400BadRequest, "Bad parameter",
            given is null ? $"{name} is missing; it must be {accepted}." : $"{name} is \"{given}\"; it must be {accepted}.");

    public static BadRequestException NotFound(string kind, string given, string? nearest) =>
        new(
            StatusCodes.Status404NotFound,
            "Not found",
            string.IsNullOrEmpty(nearest)
                ? $"There is no {kind} \"{given}\"."
                : $"There is no {kind} \"{given}\"; the nearest known is {nearest}.");
}
