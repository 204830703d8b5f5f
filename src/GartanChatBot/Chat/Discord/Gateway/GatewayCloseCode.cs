namespace GartanChatBot.Chat.Discord.Gateway;

/// <summary>Maps gateway close codes to the bot's reaction (https://docs.discord.com/developers/topics/opcodes-and-status-codes).</summary>
internal static class GatewayCloseCode
{
    /// <summary>Sent at shutdown: ends the session, so the bot goes offline at once.</summary>
    public const int Goodbye = 1000;

    /// <summary>Sent by the bot when it will reconnect: any code but 1000 and 1001 keeps the session.</summary>
    public const int ComingBack = 4000;

    public static GatewayDisconnect EndFor(int? code) =>
        code switch
        {
            null => GatewayDisconnect.Lost("the connection was lost"),
            1000 or 1001 => GatewayDisconnect.Lost($"the gateway closed the connection normally ({code})"),
            4001 or 4002 => GatewayDisconnect.Lost($"the gateway rejected a payload ({code}), which is a bug in GartanChatBot"),
            4003 or 4005 => new(DisconnectAction.StartAnew, $"the gateway does not know the session ({code})"),
            4007 or 4009 => new(DisconnectAction.StartAnew, $"the session is over ({code})"),
            4008 => GatewayDisconnect.Lost("the gateway rate-limited us (4008)") with { Pause = GatewayPause.SlowDown },
            4004 => Fatal(code, "the token was refused", "Reset the token in the developer portal, set DISCORD__TOKEN and start again."),
            4010 or 4011 => Fatal(
                code, "one connection is not enough for this bot",
                "It is in too many servers for one process: set Discord:Guilds and leave the others."),
            4012 => Fatal(code, "this gateway version is no longer supported", "Update GartanChatBot."),
            4013 or 4014 => Fatal(code, "the gateway refused the bot's intents", "Update GartanChatBot; it needs no privileged intent."),
            _ => GatewayDisconnect.Lost($"the gateway closed the connection ({code})"),
        };

    private static GatewayDisconnect Fatal(int? code, string reason, string cure) =>
        new(DisconnectAction.GiveUp, $"{reason} ({code})") { Cure = cure };
}
