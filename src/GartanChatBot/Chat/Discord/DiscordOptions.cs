using GartanChatBot.Settings;

namespace GartanChatBot.Chat.Discord;

/// <summary>The bot's account on Discord.</summary>
internal sealed class DiscordOptions
{
    public Secret Token { get; init; } = Secret.None;

    public string? ApplicationId { get; init; }

    /// <summary>Only for HTTP interactions: with it their signatures are checked.</summary>
    public string? PublicKey { get; init; }

    [WebAddress]
    public Uri ApiBaseUrl { get; init; } = new("https://discord.com/api/v10");

    /// <summary>Asked of the API when not set.</summary>
    public Uri? GatewayUrl { get; init; }

    /// <summary>Guilds that may use the bot; all when empty.</summary>
    public IReadOnlyList<string> Guilds { get; init; } = [];

    public MappedRoles Roles { get; init; } = new();
}
