using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Chat.Terminal;
using GartanChatBot.Stations;
using NodaTime;

namespace GartanChatBot.Web;

/// <summary>A question from the command line or the API: chat text, time and person.</summary>
internal sealed record Question(string? Text, string? At, string? As);

/// <summary>Sends a question to the router as if it had been typed at the prompt.</summary>
internal sealed class WebQuestionHandler(IQuestionHandler questions, StationCatalogue stations)
{
    private readonly TerminalWriter writer = new();

    /// <summary>Answers as for the operator at the console, who may make changes.</summary>
    /// <exception cref="BadRequestException">The time can't be parsed.</exception>
    public ValueTask<ReplyJson> AnswerAsync(Question question, CancellationToken cancellationToken) =>
        AnswerAsync(TerminalListener.Asked(question.Text ?? ""), question, cancellationToken);

    /// <summary>Answers a read-only question; null for a command that would change something.</summary>
    /// <param name="viewers">The viewer's name style; null for the operator.</param>
    /// <exception cref="BadRequestException">The time can't be parsed.</exception>
    public async ValueTask<ReplyJson?> ReadAsync(Question question, NameStyle? viewers, CancellationToken cancellationToken)
    {
        var text = question.Text ?? "";
        var request = viewers is { } names ? WebViewer.Asked(text, names) : TerminalListener.Asked(text);
        var answer = await AnswerAsync(request with { OnlyReads = true }, question, cancellationToken);

        return ReferenceEquals(answer.Reply, RouterReplies.OnlyReads) ? null : answer;
    }

    private async ValueTask<ReplyJson> AnswerAsync(ChatRequest request, Question question, CancellationToken cancellationToken)
    {
        var reply = await questions.AnswerAsync(request with { AsOf = AsOf(question.At), As = question.As }, cancellationToken)
            ?? Reply.Refusal("No answer.");

        return new(writer.Write(reply), reply);
    }

    /// <summary>Parses the time as local to the first station; callers with several stations can add an offset.</summary>
    private Instant? AsOf(string? at) =>
        stations.All is [var first, ..] ? ApiTimes.Optional("at", at, first.Clock) : null;
}
