using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using GartanChatBot.Settings;

namespace GartanChatBot.Chat.Discord;

/// <summary>The bot's account on Discord.</summary>
internal sealed class DiscordOptions
{
    public Secret Token { get; init; } = Secret.None;

    /// <summary>Application id; requested from the API if not set.</summary>
    [RegularExpression("[0-9]{1,20}")]
    [Description("the application's id, digits only")]
    public string? ApplicationId { get; init; }

    /// <summary>Public key that checks the signatures of HTTP interactions; needed for those only.</summary>
    [RegularExpression("[0-9a-fA-F]{64}")]
    [Description("the application's public key, 64 hexadecimal digits")]
    public string? PublicKey { get; init; }

    [WebAddress]
    public Uri ApiBaseUrl { get; init; } = new("https://discord.com/api/v10");

    /// <summary>Gateway address; requested from the API if not set.</summary>
    public Uri? GatewayUrl { get; init; }

    /// <summary>Ids of the servers that may use the bot; all if empty.</summary>
    public IReadOnlyList<string> Guilds { get; init; } = [];

    public PlatformRoleMap Roles { get; init; } = new();

    /// <summary>True if Discord delivers interactions by HTTP; the gateway is then not opened.</summary>
    public bool ByHttp => !string.IsNullOrWhiteSpace(PublicKey);
}
