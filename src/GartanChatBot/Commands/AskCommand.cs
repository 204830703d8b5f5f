using GartanChatBot.Chat;
using GartanChatBot.Chat.Discord.Sending;
using GartanChatBot.Chat.Replies;

namespace GartanChatBot.Commands;

/// <summary>
/// A question in plain words, where a platform has only commands. The router answers what it asks; this names it in the menu.
/// </summary>
internal sealed class AskCommand : IChatCommand
{
    private const string Question = "question";

    public string Name => "ask";

    public string Summary => "anything, in plain words";

    public bool Changes(CommandArguments given) => false;

    /// <summary>Elsewhere plain words need no command.</summary>
    public bool IsOfferedOn(string platform) => platform == DiscordPlatform.PlatformName;

    public MenuSection Section => MenuSection.ThisChat;

    public IReadOnlyList<CommandParameter> Parameters =>
        [new(Question, "as you would ask a colleague, such as: are we covered tonight?") { Required = true, TakesRest = true }];

    /// <summary>What was asked inside a command, as if it had been typed by itself; any other request as it is.</summary>
    public static ChatRequest Unwrapped(ChatRequest request) =>
        ParsedCommand.TryParse(request.Text, out var typed) && typed.Name == "ask"
        && (request[Question] ?? string.Join(' ', typed.Words)) is { Length: > 0 } words
            ? request with { Text = words, Arguments = CommandArguments.None }
            : request;

    public ValueTask<Reply> AnswerAsync(ChatRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(NotUnderstood.Of(request[Question] ?? ""));
}
