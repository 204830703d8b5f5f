using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Chat.Terminal;
using GartanChatBot.Stations;
using NodaTime;

namespace GartanChatBot.Dashboard;

/// <summary>A question of the command line or the API: what one would type in a chat, as of when, and as whom.</summary>
internal sealed record Question(string Text, string? At, string? As);

/// <summary>Puts a question to the router, as if it had been typed at the prompt.</summary>
internal sealed class OneQuestion(CommandRouter router, StationCatalogue stations)
{
    private readonly TerminalWriter writer = new();

    /// <exception cref="BadRequestException">The moment can't be read.</exception>
    public async ValueTask<ReplyJson> AnswerAsync(Question question, CancellationToken cancellationToken)
    {
        var request = TerminalListener.Asked(question.Text) with { AsOf = AsOf(question.At), As = question.As };
        var reply = await router.AnswerAsync(request, cancellationToken) ?? Reply.Refusal("There is nothing to say to that.");

        return new(writer.Write(reply), reply);
    }

    /// <summary>Local to the first station: most bots have one, and those with several can give an offset.</summary>
    private Instant? AsOf(string? at) =>
        stations.All is [var first, ..] ? ApiTimes.Optional("at", at, first.Clock) : null;
}
