using GartanChatBot.Scraping;
using GartanChatBot.Storage;

namespace GartanChatBot.Dashboard;

/// <summary>What the command line hands to a running service: a question, a pass, a backup.</summary>
internal static class AskEndpoints
{
    public static void MapAsk(this IEndpointRouteBuilder api)
    {
        api.MapGet("/ask", AskAsync).WithSummary("One question in plain words or as a command; the console's text and the neutral reply.");
        api.MapPost("/scrape", ScrapeAsync).WithSummary("One pass now. Answers when it is done.");
        api.MapPost("/backup", BackUp).WithSummary("A consistent copy of the database into a file of the service's machine.");
    }

    private static async Task<IResult> AskAsync(string? text, string? at, string? @as, OneQuestion questions, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw BadRequestException.Parameter("text", null, "a question such as \"is K41P1 on the run?\"");

        var answer = await questions.AnswerAsync(new(text, at, @as), cancellationToken);
        return Results.Text(answer.Serialize(), "application/json; charset=utf-8");
    }

    private static async Task<ScrapeAnswer> ScrapeAsync(string? from, string? days, string? station, ManualScrape scrape, CancellationToken cancellationToken)
    {
        var pass = ScrapeRequest.Parse(from, days, station, scrape.Targets);
        return ScrapeAnswer.Of(await scrape.RunAsync(pass, progress: null, cancellationToken));
    }

    private static IResult BackUp(string? file, BotDatabase database)
    {
        if (!Path.IsPathFullyQualified(file ?? ""))
            throw BadRequestException.Parameter("file", file, "a full path on the service's machine");

        // A copy must never be put over something else that its owner wants.
        if (File.Exists(file))
            throw BadRequestException.Parameter("file", file, "a file that is not there yet");

        database.Backup(file!);
        return Results.Ok();
    }
}
