using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using GartanChatBot.Settings;

namespace GartanChatBot.Chat.Discord;

/// <summary>The bot's account on Discord.</summary>
internal sealed class DiscordOptions
{
    public Secret Token { get; init; } = Secret.None;

    /// <summary>Asked of the API when not set.</summary>
    [RegularExpression("[0-9]{1,20}")]
    [Description("the application's id, digits only")]
    public string? ApplicationId { get; init; }

    /// <summary>Only for HTTP interactions: with it their signatures are checked.</summary>
    [RegularExpression("[0-9a-fA-F]{64}")]
    [Description("the application's public key, 64 hexadecimal digits")]
    public string? PublicKey { get; init; }

    [WebAddress]
    public Uri ApiBaseUrl { get; init; } = new("https://discord.com/api/v10");

    /// <summary>Asked of the API when not set.</summary>
    public Uri? GatewayUrl { get; init; }

    /// <summary>Guilds that may use the bot; all when empty.</summary>
    public IReadOnlyList<string> Guilds { get; init; } = [];

    public PlatformRoleMap Roles { get; init; } = new();

    /// <summary>Discord calls us; then nothing comes by the gateway, and it is not opened.</summary>
    public bool ByHttp => !string.IsNullOrWhiteSpace(PublicKey);
}
