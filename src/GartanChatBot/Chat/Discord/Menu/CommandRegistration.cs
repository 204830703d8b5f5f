using System.Globalization;
using System.Text.Json;
using GartanChatBot.Chat.Discord.Rest;
using GartanChatBot.Chat.Discord.Wire;

namespace GartanChatBot.Chat.Discord.Menu;

/// <summary>
/// Registers the bot's commands with Discord: in the listed servers, where they appear at once, or else globally; only if they changed.
/// </summary>
internal sealed partial class CommandRegistration(
    DiscordRest rest, IEnumerable<IChatCommand> commands, DiscordOptions options, ILogger<CommandRegistration> logger)
{
    public async Task<string?> ApplicationIdAsync(CancellationToken cancellationToken) =>
        options.ApplicationId is { Length: > 0 } known ? known : (await rest.ApplicationAsync(cancellationToken)).Id;

    public async Task RegisterAsync(string application, CancellationToken cancellationToken)
    {
        if (options.Guilds.Count == 0)
        {
            await ReplaceAsync(application, guild: null, ApplicationCommandBuilder.Of(commands, everywhere: true), cancellationToken);
            await RemoveElsewhereAsync(application, cancellationToken);
            return;
        }

        // Commands registered both globally and in a server would be shown twice.
        await ReplaceAsync(application, guild: null, [], cancellationToken);
        var menu = ApplicationCommandBuilder.Of(commands, everywhere: false);
        foreach (var guild in options.Guilds)
        {
            try
            {
                await ReplaceAsync(application, guild, menu, cancellationToken);
            }
            catch (DiscordRefusedException refused) when (refused.Code is not DiscordErrorCode.InvalidForm)
            {
                LogRefused(guild, refused.Message);
            }
        }

        await RemoveElsewhereAsync(application, cancellationToken);
    }

    /// <summary>Removes commands from servers that are not listed; with global commands they would be shown twice there.</summary>
    private async Task RemoveElsewhereAsync(string application, CancellationToken cancellationToken)
    {
        foreach (var guild in (await rest.GuildsAsync(cancellationToken)).Where(guild => !options.Guilds.Contains(guild.Id)))
        {
            try
            {
                await ReplaceAsync(application, guild.Id, [], cancellationToken);
            }
            catch (DiscordRefusedException refused)
            {
                // Without the applications.commands scope there is nothing to remove.
                LogNotRemoved(guild.Id, refused.Message);
            }
        }
    }

    private async Task ReplaceAsync(
        string application, string? guild, IReadOnlyList<SlashCommand> menu, CancellationToken cancellationToken)
    {
        var there = await rest.CommandsAsync(application, guild, cancellationToken);
        if (NormalizedJson(there, guild) == NormalizedJson(menu, guild))
            return;

        try
        {
            await rest.ReplaceCommandsAsync(application, guild, menu, cancellationToken);
        }
        catch (DiscordRefusedException refused) when (refused.Fields.Count > 0)
        {
            foreach (var (path, words) in refused.Fields)
                LogField(CommandAt(menu, path), path, words);

            throw;
        }

        LogRegistered(
            menu.Count,
            guild is null ? "every server"
                : options.Guilds.Contains(guild) ? "a listed server"
                : "a server that is not listed");
    }

    /// <summary>Discord reports a rejected command by its index in the list.</summary>
    private static string CommandAt(IReadOnlyList<SlashCommand> menu, string path) =>
        int.TryParse(path.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < menu.Count
            ? $"/{menu[index].Name}"
            : "the list";

    /// <summary>Serialized menu for comparison, with Discord's optional default values removed.</summary>
    private static string NormalizedJson(IReadOnlyList<SlashCommand> menu, string? guild) => JsonSerializer.Serialize(
        [.. menu.OrderBy(command => command.Name).Select(command => command with
        {
            Options = command.Options is { Count: > 0 } options ? [.. options.Select(NormalizedJson)] : null,
            NameLocalizations = Filled(command.NameLocalizations),
            DescriptionLocalizations = Filled(command.DescriptionLocalizations),
            Contexts = guild is null ? command.Contexts : null,
            IntegrationTypes = guild is null ? command.IntegrationTypes : null,
        })],
        DiscordJson.Default.IReadOnlyListSlashCommand);

    private static SlashOption NormalizedJson(SlashOption option) => option with
    {
        Required = option.Required is true ? true : null,
        Autocomplete = option.Autocomplete is true ? true : null,
        Choices = option.Choices is { Count: > 0 } ? option.Choices : null,
    };

    private static SortedDictionary<string, string>? Filled(SortedDictionary<string, string>? words) =>
        words is { Count: > 0 } ? words : null;

    [LoggerMessage(Level = LogLevel.Information, Message = "Discord: {Count} commands registered for {Where}.")]
    private partial void LogRegistered(int count, string where);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Discord: no commands in the server {Guild}: {Reason} Invite the bot there with the scope applications.commands; "
            + "then restart it."
    )]
    private partial void LogRefused(string guild, string reason);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "Discord rejected {Command} ({Field}): {Words} No command is registered until this is fixed.")]
    private partial void LogField(string command, string field, string words);

    [LoggerMessage(
        Level = LogLevel.Debug,
        Message = "Discord: the commands of the server {Guild}, which is not listed, could not be removed: "
            + "{Reason} The next start tries again."
    )]
    private partial void LogNotRemoved(string guild, string reason);
}
