using System.Globalization;
using System.Text.RegularExpressions;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Scraping;
using GartanChatBot.Storage;

namespace GartanChatBot.Web;

/// <summary>API endpoints for questions, and for commands, scrapes and backups that the command line sends to a service.</summary>
internal static partial class AskEndpoints
{
    private const int LongestText = 2_000;

    public static void MapAsk(this IEndpointRouteBuilder api)
    {
        api.MapGet("/ask", ReadAsync)
            .WithSummary("Answers a question in plain words or a read-only command, as console text and as structured reply.");
        api.MapPost("/ask", ActAsync)
            .Needs(Access.Operator)
            .WithSummary("Runs any command, including one that changes something; JSON body: text, at, as. Operator only.");
        api.MapPost("/scrape", ScrapeAsync).Needs(Access.Operator).WithSummary("Scrapes now; responds when finished. Operator only.");
        api.MapPost("/backup", BackUp)
            .Needs(Access.Operator)
            .WithSummary("Writes a consistent copy of the database to the folder Storage:Backups. Operator only.");
    }

    private static async Task<IResult> ReadAsync(
        string? text, string? at, string? @as, WebQuestionHandler questions, WebNames names, HttpContext context,
        CancellationToken cancellationToken)
    {
        var access = context.Features.Get<GrantedAccess>()?.Access ?? Access.None;
        if (@as is not null && access < Access.LocalViewer)
            return Results.Problem(
                "The parameter as is for the operator only, because it shows one person's private data.",
                statusCode: StatusCodes.Status403Forbidden);

        if (
            await questions.ReadAsync(Checked(text, at, @as), access is Access.Operator ? null : names.InSentences, cancellationToken) is
            { } answer)
            return Shown(answer);

        context.Response.Headers.Allow = HttpMethods.Post;
        return Results.Problem(
            "That command changes something and GET is read-only; the operator can send it as POST /api/v1/ask with JSON "
                + "{\"text\",\"at\",\"as\"}.",
            statusCode: StatusCodes.Status405MethodNotAllowed);
    }

    private static async Task<IResult> ActAsync(Question question, WebQuestionHandler questions, CancellationToken cancellationToken) =>
        Shown(await questions.AnswerAsync(Checked(question.Text, question.At, question.As), cancellationToken));

    private static async Task<ScrapeAnswer> ScrapeAsync(
        string? from, string? days, string? station, bool? accept, ManualScrape scrape, CancellationToken cancellationToken)
    {
        var pass = ScrapeRequest.Parse(from, days, station, scrape.Targets, accept ?? false);
        return ScrapeAnswer.Of(await scrape.RunAsync(pass, progress: null, cancellationToken));
    }

    private static BackupAnswer BackUp(string? file, BotDatabase database, StorageOptions storage, TimeProvider time)
    {
        var name = file ?? string.Create(CultureInfo.InvariantCulture, $"gartan-{time.GetUtcNow():yyyyMMdd'T'HHmmss'Z'}.db");
        if (!PlainFileName().IsMatch(name))
            throw BadRequestException.Parameter(
                "file", name, "the name of a file in the folder Storage:Backups: letters, digits, dots, - and _, without a folder");

        var target = Path.Combine(storage.BackupFolder, name);
        // A backup must never overwrite another file.
        if (File.Exists(target))
            throw BadRequestException.Parameter("file", name, "a file that doesn't exist yet");

        database.Backup(target);
        return new(target);
    }

    private static Question Checked(string? text, string? at, string? @as)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw BadRequestException.Parameter("text", null, "a question such as \"is K41P1 on the run?\"");
        if (text.Length > LongestText)
            throw BadRequestException.Parameter("text", $"{text[..20]}…", $"a question of at most {LongestText} characters");

        return new(text, at, @as);
    }

    private static IResult Shown(ReplyJson answer) => Results.Text(answer.Serialize(), "application/json; charset=utf-8");

    [GeneratedRegex(@"\A[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PlainFileName();
}
