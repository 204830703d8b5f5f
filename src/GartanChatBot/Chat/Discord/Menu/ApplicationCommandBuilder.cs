using System.Globalization;
using GartanChatBot.Chat.Discord.Interactions;
using GartanChatBot.Chat.Discord.Sending;
using GartanChatBot.Chat.Discord.Wire;
using GartanChatBot.Chat.Discord.Writing;

namespace GartanChatBot.Chat.Discord.Menu;

/// <summary>Converts the bot's commands to Discord's application commands.</summary>
internal static class ApplicationCommandBuilder
{
    private const int LongestDescription = 100;

    public static IReadOnlyList<SlashCommand> Of(IEnumerable<IChatCommand> commands, bool everywhere) =>
    [
        .. commands.Where(command => command.Section is not MenuSection.Hidden && command.IsOfferedOn(DiscordPlatform.PlatformName))
            .Select(command => Of(command, everywhere)),
        .. commands.Any(command => command.Name == InteractionReader.IsOnCommand) ? [OfPeople(everywhere)] : (SlashCommand[])[],
    ];

    /// <summary>
    /// User command in each person's context menu: https://docs.discord.com/developers/interactions/application-commands#user-commands.
    /// </summary>
    private static SlashCommand OfPeople(bool everywhere) => new()
    {
        Type = SlashCommand.UserType,
        Name = "Is on?",
        Description = "",
        Contexts = everywhere ? [0] : null,
        IntegrationTypes = everywhere ? [0] : null,
    };

    private static SlashCommand Of(IChatCommand command, bool everywhere) =>
        new()
        {
            Name = command.Name,
            Description = Description(command.Summary),
            Options =
                command.Parameters.Count == 0 ? null : [.. command.Parameters.OrderBy(parameter => parameter.Required ? 0 : 1).Select(Of)],
            DefaultMemberPermissions =
                command.LeastRole >= ChatRole.Admin ? ((ulong)DiscordPermission.ManageGuild).ToString(CultureInfo.InvariantCulture) : null,
            Contexts = everywhere ? [0] : null,
            IntegrationTypes = everywhere ? [0] : null,
        };

    /// <summary>Discord requires the required options first; options are matched by name.</summary>
    private static SlashOption Of(CommandParameter parameter)
    {
        if (parameter.Kind is ParameterKind.Account)
            return new() { Type = SlashOption.UserType, Name = parameter.Name, Description = "the person" };

        var fixedChoices = parameter.Choices.Count is > 0 and <= AutocompleteHandler.Most;
        return new()
        {
            Name = parameter.Name,
            Description = Description(parameter.Summary),
            Required = parameter.Required ? true : null,
            Choices = fixedChoices ? [.. parameter.Choices.Select(choice => new CommandChoice(choice, choice))] : null,
            Autocomplete = !fixedChoices && parameter.HasVocabulary ? true : null,
            MaxLength = fixedChoices ? null : AutocompleteHandler.Longest * 2,
        };
    }

    private static string Description(string summary) => summary.Length == 0 ? "–" : EmbedText.Cut(summary, LongestDescription);
}
