using GartanChatBot.Chat.Discord.Rest;
using GartanChatBot.Chat.Discord.Wire;
using GartanChatBot.Chat.Discord.Writing;

namespace GartanChatBot.Chat.Discord.Interactions;

/// <summary>Suggests arguments while a user types. A chat that is not approved gets none, because names and pumps are private.</summary>
internal sealed class AutocompleteHandler(IEnumerable<IChatCommand> commands, IQuestionHandler questions, DiscordRest rest)
{
    public const int Most = 25;

    public const int Longest = 100;

    private readonly Dictionary<string, IChatCommand> commands = commands.ToDictionary(command => command.Name);

    /// <param name="request">Null if the interaction comes from a server that is not listed.</param>
    public Task AnswerAsync(Interaction interaction, ChatRequest? request, CancellationToken cancellationToken)
    {
        CommandChoice[] choices = request is null ? [] : [.. ChoicesFor(interaction, request).Take(Most)];
        return rest.OfferAsync(interaction, new(InteractionAnswerKind.Choices, new(choices)), cancellationToken);
    }

    private IEnumerable<CommandChoice> ChoicesFor(Interaction interaction, ChatRequest request)
    {
        var focused = interaction.Data?.Options?.FirstOrDefault(option => option.Focused);
        if (focused is null || !commands.TryGetValue(interaction.Data?.Name ?? "", out var command)
            || command.Parameters.FirstOrDefault(parameter => parameter.Name == focused.Name) is not { } parameter)
        {
            return [];
        }

        var admitted = questions.Admit(request);
        var mayAsk = admitted.Role > ChatRole.Stranger && admitted.Role >= command.LeastRole;
        return mayAsk
            ? questions.Suggest(admitted, parameter, focused.Text)
                .Where(word => word.Length is > 0 and <= Longest)
                .Distinct()
                .Select(word => new CommandChoice(DiscordMarkdown.Undressed(word), word))
            : [];
    }
}
