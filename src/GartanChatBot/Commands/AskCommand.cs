using GartanChatBot.Chat;
using GartanChatBot.Chat.Discord.Sending;
using GartanChatBot.Chat.Replies;

namespace GartanChatBot.Commands;

/// <summary>
/// Menu entry for a question in plain words, on a platform that has commands only; the router answers the question itself.
/// </summary>
internal sealed class AskCommand : IChatCommand
{
    private const string Question = "question";

    public string Name => "ask";

    public string Summary => "anything, in plain words";

    public bool Changes(CommandArguments given) => false;

    /// <summary>On other platforms plain words need no command.</summary>
    public bool IsOfferedOn(string platform) => platform == DiscordPlatform.PlatformName;

    public MenuSection Section => MenuSection.ThisChat;

    public IReadOnlyList<CommandParameter> Parameters =>
        [new(Question, "as you would ask a colleague, such as: are we covered tonight?") { Required = true, TakesRest = true }];

    /// <summary>The question inside <c>/ask</c> as if it had been typed alone; any other request unchanged.</summary>
    public static ChatRequest Unwrapped(ChatRequest request) =>
        ParsedCommand.TryParse(request.Text, out var typed) && typed.Name == "ask"
        && (request[Question] ?? string.Join(' ', typed.Words)) is { Length: > 0 } words
            ? request with { Text = words, Arguments = CommandArguments.None }
            : request;

    public ValueTask<Reply> AnswerAsync(ChatRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(NotUnderstood.Of(request[Question] ?? ""));
}
