using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Chat.Terminal;
using GartanChatBot.Stations;
using NodaTime;

namespace GartanChatBot.Web;

/// <summary>A question of the command line or the API: what one would type in a chat, as of when, and as whom.</summary>
internal sealed record Question(string? Text, string? At, string? As);

/// <summary>Puts a question to the router, as if it had been typed at the prompt.</summary>
internal sealed class WebQuestionHandler(IQuestionHandler questions, StationCatalogue stations)
{
    private readonly TerminalWriter writer = new();

    /// <summary>As the operator at the console, who may change things.</summary>
    /// <exception cref="BadRequestException">The moment can't be read.</exception>
    public ValueTask<ReplyJson> AnswerAsync(Question question, CancellationToken cancellationToken) =>
        AnswerAsync(TerminalListener.Asked(question.Text ?? ""), question, cancellationToken);

    /// <summary>Null when it would change something: whoever asks here may only look.</summary>
    /// <param name="viewers">What a viewer may read of names; null for the operator.</param>
    /// <exception cref="BadRequestException">The moment can't be read.</exception>
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
            ?? Reply.Refusal("There is nothing to say to that.");

        return new(writer.Write(reply), reply);
    }

    /// <summary>Local to the first station: most bots have one, and those with several can give an offset.</summary>
    private Instant? AsOf(string? at) =>
        stations.All is [var first, ..] ? ApiTimes.Optional("at", at, first.Clock) : null;
}
