using System.Globalization;
using GartanChatBot.Chat.Discord.Interactions;
using GartanChatBot.Chat.Discord.Wire;
using GartanChatBot.Chat.Discord.Writing;
using GartanChatBot.Chat.MenuWords;

namespace GartanChatBot.Chat.Discord.Menu;

/// <summary>Our commands as Discord's menu wants them.</summary>
internal static class ApplicationCommandBuilder
{
    private const int LongestDescription = 100;

    public static IReadOnlyList<SlashCommand> Of(IEnumerable<IChatCommand> commands, bool everywhere) =>
        [.. commands.Where(command => command.Section is not MenuSection.Hidden).Select(command => Of(command, everywhere))];

    private static SlashCommand Of(IChatCommand command, bool everywhere) =>
        new()
        {
            Name = command.Name,
            NameLocalizations = InOtherLanguages(language => CommandLocalizations.Of(command.Name, language)),
            Description = Description(MenuLanguage.English.SummaryOf(command)),
            DescriptionLocalizations = InOtherLanguages(language =>
                LanguageOf(language)?.Find(command.Name) is { } summary ? Description(summary) : null),
            Options =
                command.Parameters.Count == 0 ? null : [.. command.Parameters.OrderBy(parameter => parameter.Required ? 0 : 1).Select(Of)],
            DefaultMemberPermissions =
                command.LeastRole >= ChatRole.Admin ? ((ulong)DiscordPermission.ManageGuild).ToString(CultureInfo.InvariantCulture) : null,
            Contexts = everywhere ? [0] : null,
            IntegrationTypes = everywhere ? [0] : null,
        };

    /// <summary>Discord wants the needed ones first; they are told apart by their names.</summary>
    private static SlashOption Of(CommandParameter parameter)
    {
        var fixedChoices = parameter.Choices.Count is > 0 and <= AutocompleteHandler.Most;
        return new()
        {
            Name = parameter.Name,
            Description = Description(parameter.Summary),
            Required = parameter.Required ? true : null,
            Choices = fixedChoices ? [.. parameter.Choices.Select(choice => new CommandChoice(choice, choice))] : null,
            Autocomplete = !fixedChoices && (parameter.Kind is not ParameterKind.Text || parameter.Choices.Count > 0) ? true : null,
            MaxLength = fixedChoices ? null : AutocompleteHandler.Longest * 2,
        };
    }

    private static SortedDictionary<string, string>? InOtherLanguages(Func<string, string?> say)
    {
        var said = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var language in CommandLocalizations.Languages)
        {
            if (say(language) is { } words)
                said[language] = words;
        }

        return said.Count > 0 ? said : null;
    }

    private static MenuLanguage? LanguageOf(string code) => MenuLanguage.All.FirstOrDefault(language => language.Code == code);

    private static string Description(string summary) => summary.Length == 0 ? "–" : EmbedText.Cut(summary, LongestDescription);
}
