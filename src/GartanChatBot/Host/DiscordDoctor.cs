using System.Text.Json;
using GartanChatBot.Chat;
using GartanChatBot.Chat.Discord;
using GartanChatBot.Chat.Discord.Interactions;
using GartanChatBot.Chat.Discord.Rest;
using GartanChatBot.Chat.Discord.Sending;
using GartanChatBot.Chat.Discord.Wire;

namespace GartanChatBot.Host;

/// <summary>
/// Checks Discord: token, application, gateway, servers, and the bot's permissions in each channel; each problem with its remedy.
/// </summary>
internal sealed class DiscordDoctor(BotSettings settings, DiscordRest rest)
{
    private const string WhereToCheck = "Check the network, and Discord:ApiBaseUrl if you set it.";

    private readonly DiscordOptions options = settings.Discord;

    public static async Task<IReadOnlyList<DoctorCheck>> ChecksAsync(BotSettings settings, CancellationToken cancellationToken)
    {
        if (settings.Discord.Token.IsEmpty)
            return [new(DoctorCheck.NotUsed, "Discord: no token, so it is not used.")];

        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(TimeProvider.System)
            .AddSingleton(settings.Discord)
            .AddDiscordClient(mostTries: 1)
            .BuildServiceProvider();
        return await new DiscordDoctor(settings, services.GetRequiredService<DiscordRest>()).ChecksAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<DoctorCheck>> ChecksAsync(CancellationToken cancellationToken)
    {
        var bot = "";
        var account = await OneAsync(
            async () =>
            {
                var me = await rest.MeAsync(cancellationToken);
                bot = me.Id;
                return Good($"the token belongs to {me.Username}.");
            },
            "the token could not be checked");
        if (account.Mark != DoctorCheck.Good)
            return [account];

        var application = "";
        List<DoctorCheck> checks =
        [
            account,
            await OneAsync(
                async () =>
                {
                    var found = await rest.ApplicationAsync(cancellationToken);
                    application = found.Id;
                    return Judge(found);
                },
                "the application could not be checked"),
            await OneAsync(async () => Judge(await rest.GatewayAsync(cancellationToken)), "the gateway could not be checked"),
        ];

        if (options.ByHttp)
            checks.Add(await CallsAsync(cancellationToken));

        foreach (var guild in options.Guilds)
            checks.Add(await OneAsync(() => GuildAsync(guild, application, cancellationToken), $"server {guild} could not be checked"));
        foreach (var channel in Channels())
            checks.Add(await OneAsync(() => ChannelAsync(channel, bot, cancellationToken), $"channel {channel} could not be checked"));

        return checks;
    }

    private IEnumerable<string> Channels() => settings.Chat.Approved
        .Select(place => Conversation.TryParse(place, out var conversation) ? conversation : null)
        .Where(conversation => conversation?.Platform == DiscordPlatform.PlatformName && Snowflake.IsOne(conversation.Id))
        .Select(conversation => conversation!.Id);

    private DoctorCheck Judge(DiscordApplication application)
    {
        if (options.ApplicationId is { Length: > 0 } set && set != application.Id)
            return Bad($"Discord:ApplicationId is {set}, but the token belongs to the application {application.Id}. Remove the key.");
        if (
            options.ByHttp
            && application.VerifyKey is { } key
            && !key.Equals(options.PublicKey!.Trim(), StringComparison.OrdinalIgnoreCase))
            return Bad(
                "Discord:PublicKey is not the public key of this application. Copy it again from the developer portal, General Information."
            );
        if (options.ByHttp && string.IsNullOrEmpty(application.InteractionsEndpointUrl))
            return Bad(
                "Discord:PublicKey is set, but the portal has no Interactions Endpoint URL. "
                    + $"Enter https://…{InteractionEndpoint.Path} there, or remove the key."
            );
        if (!options.ByHttp && !string.IsNullOrEmpty(application.InteractionsEndpointUrl))
            return Bad(
                "the portal has an Interactions Endpoint URL, so the gateway gets nothing. Clear it there, or set Discord:PublicKey.");

        return Good(
            $"application {application.Name} ({application.Id}), answers {(options.ByHttp ? "when Discord calls" : "on the gateway")}.");
    }

    /// <summary>The portal has an address; only the running service knows whether it leads here, once Discord has called it.</summary>
    private async Task<DoctorCheck> CallsAsync(CancellationToken cancellationToken)
    {
        var said = await RunningService.HealthAsync(settings.Web, "discord", cancellationToken);
        return said is null
                ? new(
                    DoctorCheck.NotUsed,
                    "Discord: can't tell if its calls reach the bot before the service runs and somebody has used a command.")
            : said is DiscordHealthCheck.Calls ? Good("its calls reach the running service.")
            : new(DoctorCheck.NotUsed, said);
    }

    private static DoctorCheck Judge(GatewayAddress gateway) =>
        gateway.SessionStartLimit switch
        {
            null => Good($"gateway {gateway.Url}."),
            { Remaining: <= 0 } limit => Bad(
                $"gateway {gateway.Url}, none of {limit.Total} connections left today. "
                    + $"The limit resets in {TimeSpan.FromMilliseconds(limit.ResetAfter):h\\:mm} h; find out why the bot keeps restarting."
            ),
            { } limit => Good($"gateway {gateway.Url}, {limit.Remaining} of {limit.Total} connections left today."),
        };

    private async Task<DoctorCheck> GuildAsync(string id, string application, CancellationToken cancellationToken)
    {
        try
        {
            return Good($"server {(await rest.GuildAsync(id, cancellationToken)).Name} ({id}).");
        }
        catch (DiscordRefusedException refused) when (refused.Code is DiscordErrorCode.UnknownGuild or DiscordErrorCode.MissingAccess)
        {
            return Bad($"the bot is not in server {id}. Invite it: {ChannelPermissions.InviteLink(application, id)}");
        }
    }

    private async Task<DoctorCheck> ChannelAsync(string id, string bot, CancellationToken cancellationToken)
    {
        try
        {
            var channel = await rest.ChannelAsync(id, cancellationToken);
            var place = channel is { IsThread: true, ParentId: { } parent } ? await rest.ChannelAsync(parent, cancellationToken) : channel;
            if (place.GuildId is not { } guildId)
                return Good($"channel {id} is a direct message.");

            var guild = await rest.GuildAsync(guildId, cancellationToken);
            var has = ChannelPermissions.Of(guild, await rest.MemberAsync(guildId, bot, cancellationToken), bot, place);
            var needed =
                DiscordPermission.Wanted & (channel.IsThread ? ~DiscordPermission.SendMessages : ~DiscordPermission.SendMessagesInThreads);
            var missing = needed & ~has;
            return missing is DiscordPermission.None
                ? Good($"#{channel.Name} ({id}): every permission is granted.")
                : Bad($"#{channel.Name} ({id}): give the bot {ChannelPermissions.Names(missing)} there.");
        }
        catch (DiscordRefusedException refused) when (refused.Code is DiscordErrorCode.UnknownChannel)
        {
            return Bad($"channel {id} does not exist. Remove discord:{id} from Chat:Approved.");
        }
        catch (DiscordRefusedException refused) when (refused.Code is DiscordErrorCode.MissingAccess)
        {
            return Bad($"the bot can't see channel {id}. Invite it to that server, or give it View Channel there.");
        }
    }

    private static async Task<DoctorCheck> OneAsync(Func<Task<DoctorCheck>> look, string notChecked)
    {
        try
        {
            return await look();
        }
        catch (DiscordTokenException refused)
        {
            return Bad($"{refused.Reason}. Reset the token in the developer portal and set DISCORD__TOKEN.");
        }
        catch (DiscordRefusedException refused)
        {
            return Bad($"responded with {(int)refused.Status}; {notChecked}. Try again later.");
        }
        catch (DiscordUnreachableException odd) when (odd.InnerException is JsonException)
        {
            return Bad("the response could not be understood. Check Discord:ApiBaseUrl.");
        }
        catch (DiscordUnreachableException unreachable) when (unreachable.InnerException is HttpRequestException failure)
        {
            return Bad($"not reachable ({failure.HttpRequestError}). {WhereToCheck}");
        }
        catch (DiscordUnreachableException down) when (down.Status is not null)
        {
            return Bad($"responded with {down.Status}; {notChecked}. Try again later.");
        }
        catch (DiscordException silent)
        {
            return Bad($"{silent.Message} {WhereToCheck}");
        }
    }

    private static DoctorCheck Good(string sentence) => new(DoctorCheck.Good, $"Discord: {sentence}");

    private static DoctorCheck Bad(string sentence) => new(DoctorCheck.Bad, $"Discord: {sentence}");
}
