using System.CommandLine;
using GartanChatBot.Storage;
using GartanChatBot.Web;

namespace GartanChatBot.Host;

/// <summary><c>ask</c>: answers one question from stored data, or through the service that holds the database.</summary>
internal static class AskVerb
{
    public static Command Create(BotConsole console)
    {
        var text = new Argument<string>("TEXT")
        {
            Description = "The question as typed in a chat: \"/now\", \"/pump K41P1\", \"when are we next short?\".",
        };
        var at = new Option<string?>("--at")
        {
            Description = "Read the stored rota as of that moment, local to the station unless it has an offset.",
            HelpName = "2026-06-09T14:20",
        };
        var linked = new Option<string?>("--as") { Description = "Answer as if linked to that crew member.", HelpName = "NAME" };
        var json = new Option<bool>("--json") { Description = "Text and neutral reply as JSON." };
        var verb = new Command("ask", "Ask one question.") { text, at, linked, json };

        verb.SetAction(BotCommandLine.WithSettings(console, async (parsed, settings, cancellationToken) =>
        {
            var question = new Question(parsed.GetValue(text)!, parsed.GetValue(at), parsed.GetValue(linked));
            var (answered, shown) = await AnswerAsync(settings, console, question, parsed.GetValue(json), cancellationToken);

            await console.Output.WriteLineAsync(shown);
            return answered ? ExitCode.Done : ExitCode.Failed;
        }));
        return verb;
    }

    private static async Task<(bool Answered, string Shown)> AnswerAsync(
        BotSettings settings, BotConsole console, Question question, bool asJson, CancellationToken cancellationToken)
    {
        try
        {
            await using var app = BotHost.BuildTools(settings, console);
            await EmptyDatabaseHint.ShowAsync(app, console);
            var answer = await app.GetRequiredService<WebQuestionHandler>().AnswerAsync(question, cancellationToken);
            return (answer.Reply.Answered, asJson ? answer.Serialize() : answer.Text);
        }
        catch (DatabaseInUseException inUse)
        {
            return await new RunningService(settings, inUse).AskAsync(question, asJson, cancellationToken);
        }
    }
}
