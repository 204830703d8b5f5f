using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Commands;

namespace GartanChatBot.Tests.Chat;

/// <summary>Runs the command that the words name, else the first one with all of them. Everybody is crew.</summary>
internal sealed class PlainHandler(IEnumerable<IChatCommand> commands) : IQuestionHandler
{
    public async ValueTask<Reply?> AnswerAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        var line = ParsedCommand.TryParse(request.Text, out var typed) ? typed! : new ParsedCommand(commands.First().Name, [request.Text]);
        if (commands.FirstOrDefault(command => command.Name == line.Name) is not { } command)
            return NotUnderstood.Of(request.Text);

        if (Admit(request).Role < command.LeastRole)
            return RouterReplies.NotForYou(command);

        try
        {
            var arguments = request.Arguments.IsEmpty ? CommandArguments.Bind(command.Parameters, line.Words, request) : request.Arguments;
            return await command.AnswerAsync(Admit(request) with { Text = line.ToString(), Arguments = arguments }, cancellationToken);
        }
        catch (InvalidOperationException)
        {
            return RouterReplies.Failure("000000");
        }
    }

    public bool WouldChange(ChatRequest request) => false;

    public ChatRequest Admit(ChatRequest request) => request with { Role = ChatRole.Crew };

    public IReadOnlyList<string> Suggest(ChatRequest admitted, CommandParameter parameter, string typed) => ["one", "two"];
}
