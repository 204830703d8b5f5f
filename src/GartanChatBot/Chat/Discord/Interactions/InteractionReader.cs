using System.Globalization;
using System.Text;
using GartanChatBot.Chat.Discord.Sending;
using GartanChatBot.Chat.Discord.Wire;
using GartanChatBot.Chat.Replies;

namespace GartanChatBot.Chat.Discord.Interactions;

/// <summary>Converts a Discord interaction to a platform-neutral request.</summary>
internal sealed class InteractionReader(IEnumerable<IChatCommand> commands, DiscordOptions options)
{
    /// <summary>Command behind "Is on?" in another person's context menu, the only one offered there.</summary>
    public const string IsOnCommand = "ison";

    private readonly Dictionary<string, IChatCommand> commands = commands.ToDictionary(command => command.Name);

    /// <summary>True for a listed server or a direct message, which has no server. The router checks the rights.</summary>
    public bool IsWelcome(Interaction interaction) =>
        options.Guilds.Count == 0 || interaction.GuildId is not { } guild || options.Guilds.Contains(guild);

    /// <summary>Returns null if there is no user or channel to answer.</summary>
    public ChatRequest? Read(Interaction interaction)
    {
        if ((interaction.Member?.User ?? interaction.User) is not { } user || ConversationOf(interaction, user) is not { } conversation)
            return null;

        var (text, arguments) = interaction switch
        {
            { Type: InteractionType.Component } => (ReplyButton.Read(Tapped(interaction)).Command, CommandArguments.None),
            { Type: InteractionType.Form } => ($"{interaction.Data?.CustomId} {FilledIn(interaction)}", CommandArguments.None),
            { Data.TargetId: { } target } => ($"/{IsOnCommand} {target}", CommandArguments.None),
            _ => Typed(interaction),
        };

        return new()
        {
            Conversation = conversation,
            Who = new(user.Id, interaction.Member?.Nick ?? user.GlobalName ?? user.Username ?? "") { Roles = RolesOf(interaction.Member) },
            Text = text,
            Arguments = arguments,
            TappedMessage = interaction.Type is InteractionType.Component ? interaction.Message?.Id : null,
        };
    }

    /// <summary>Command of a tapped button or chosen menu item. A forged id has no more effect than a typed command.</summary>
    public static string Tapped(Interaction interaction) =>
        interaction.Data is { Values: [var chosen, ..] } ? chosen : interaction.Data?.CustomId ?? "";

    /// <summary>Words of a form; they are appended to the command of the button that opened it.</summary>
    private static string FilledIn(Interaction interaction) =>
        string.Join(' ', (interaction.Data?.Components ?? []).Select(field => field.Component?.Value?.Trim()));

    /// <summary>A thread or forum post is a conversation of its own, not part of its channel's.</summary>
    private static Conversation? ConversationOf(Interaction interaction, DiscordUser user) => interaction switch
    {
        { GuildId: null } => DiscordPlatform.Direct(user.Id),
        { ChannelId: { } channel } => new(DiscordPlatform.PlatformName, channel),
        _ => null,
    };

    private (string Text, CommandArguments Arguments) Typed(Interaction interaction)
    {
        var name = interaction.Data?.Name ?? "";
        var parameters = commands.GetValueOrDefault(name)?.Parameters ?? [];
        var values = (interaction.Data?.Options ?? [])
            .DistinctBy(option => option.Name)
            .ToDictionary(option => option.Name, option => ValueOf(option, parameters));
        var line = new StringBuilder($"/{name}");

        foreach (var parameter in parameters)
        {
            if (values.GetValueOrDefault(parameter.Name) is { Length: > 0 } value)
                line.Append(' ').Append(Quoted(value, parameter.TakesRest));
        }

        return (line.ToString(), new(values));
    }

    /// <summary>Discord sends a picked user as a bare id; prefixes it with the platform.</summary>
    private static string ValueOf(InteractionOption option, IReadOnlyList<CommandParameter> parameters) =>
        option.Text.Length > 0 && parameters.Any(parameter => parameter.Name == option.Name && parameter.Kind is ParameterKind.Account)
            ? new Conversation(DiscordPlatform.PlatformName, option.Text).ToString()
            : option.Text.Trim();

    private static string Quoted(string value, bool takesRest)
    {
        var plain = value.Replace('"', ' ').Trim();
        return takesRest || !plain.Any(char.IsWhiteSpace) ? plain : $"\"{plain}\"";
    }

    private static IReadOnlyList<string> RolesOf(DiscordMember? member)
    {
        const DiscordPermission runs = DiscordPermission.ManageGuild | DiscordPermission.Administrator;
        var permissions = ulong.TryParse(member?.Permissions, NumberStyles.None, CultureInfo.InvariantCulture, out var bits)
            ? (DiscordPermission)bits
            : default;
        return (permissions & runs) is DiscordPermission.None ? member?.Roles ?? [] : [.. member?.Roles ?? [], ChatUser.ManagesServer];
    }
}
