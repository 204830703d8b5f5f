using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using GartanChatBot.Chat.Discord.Wire;

namespace GartanChatBot.Chat.Discord.Rest;

/// <summary>The calls of Discord's REST API that the bot uses.</summary>
internal sealed class DiscordRest(RestTransport transport)
{
    private static readonly DiscordJson Json = DiscordJson.Default;

    /// <summary>Longest wait for a rate limit when a user waits for the answer.</summary>
    private static readonly TimeSpan PatienceForInteraction = TimeSpan.FromSeconds(60);


    public Task<GatewayAddress> GatewayAsync(CancellationToken cancellationToken) =>
        GetAsync("/gateway/bot", "/gateway/bot", "", Json.GatewayAddress, cancellationToken);

    public Task<DiscordApplication> ApplicationAsync(CancellationToken cancellationToken) =>
        GetAsync("/applications/@me", "/applications/@me", "", Json.DiscordApplication, cancellationToken);

    public Task<DiscordUser> MeAsync(CancellationToken cancellationToken) =>
        GetAsync("/users/@me", "/users/@me", "", Json.DiscordUser, cancellationToken);

    public Task<DiscordChannel> ChannelAsync(string channel, CancellationToken cancellationToken) =>
        GetAsync("/channels/{channel}", $"/channels/{channel}", channel, Json.DiscordChannel, cancellationToken);

    public Task<DiscordGuild> GuildAsync(string guild, CancellationToken cancellationToken) =>
        GetAsync("/guilds/{guild}", $"/guilds/{guild}", guild, Json.DiscordGuild, cancellationToken);

    /// <summary>Servers that the bot is in. Discord returns up to 200 per page, more than any station's bot is in.</summary>
    public Task<IReadOnlyList<DiscordGuild>> GuildsAsync(CancellationToken cancellationToken) =>
        GetAsync("/users/@me/guilds", "/users/@me/guilds", "", Json.IReadOnlyListDiscordGuild, cancellationToken);

    public Task<DiscordMember> MemberAsync(string guild, string user, CancellationToken cancellationToken) =>
        GetAsync("/guilds/{guild}/members/{user}", $"/guilds/{guild}/members/{user}", guild, Json.DiscordMember, cancellationToken);

    /// <param name="guild">Null for the global commands.</param>
    public Task<IReadOnlyList<SlashCommand>> CommandsAsync(string application, string? guild, CancellationToken cancellationToken) =>
        GetAsync(
            CommandsRoute(guild), $"{CommandsPath(application, guild)}?with_localizations=true", guild ?? "",
            Json.IReadOnlyListSlashCommand, cancellationToken);

    /// <summary>Replaces all registered commands.</summary>
    public Task ReplaceCommandsAsync(
        string application, string? guild, IReadOnlyList<SlashCommand> commands, CancellationToken cancellationToken) =>
        transport.SendAsync(
            new(HttpMethod.Put, CommandsRoute(guild), CommandsPath(application, guild))
            {
                Major = guild ?? "",
                Body = Body(commands, Json.IReadOnlyListSlashCommand),
            },
            cancellationToken);

    /// <summary>Posts a message. With an enforced nonce the call may be retried.</summary>
    public async Task<DiscordMessage> CreateMessageAsync(string channel, MessagePayload message, CancellationToken cancellationToken) =>
        Read(
            await transport.SendAsync(
                new(HttpMethod.Post, "/channels/{channel}/messages", $"/channels/{channel}/messages")
                {
                    Major = channel,
                    Body = Body(message, Json.MessagePayload),
                    Repeatable = message.EnforceNonce is true,
                },
                cancellationToken),
            Json.DiscordMessage);

    /// <summary>Opens a post in a forum and returns its id, which is a channel id too.</summary>
    public async Task<string> OpenPostAsync(string forum, PostBody post, CancellationToken cancellationToken) =>
        Read(
            await transport.SendAsync(
                new(HttpMethod.Post, "/channels/{channel}/threads", $"/channels/{forum}/threads")
                {
                    Major = forum,
                    Body = Body(post, Json.PostBody),
                },
                cancellationToken),
            Json.DiscordChannel
        ).Id;

    public Task<OpenThreads> OpenThreadsAsync(string guild, CancellationToken cancellationToken) =>
        GetAsync("/guilds/{guild}/threads/active", $"/guilds/{guild}/threads/active", guild, Json.OpenThreads, cancellationToken);

    public Task EditMessageAsync(string channel, string message, MessagePayload body, CancellationToken cancellationToken) =>
        transport.SendAsync(
            new(HttpMethod.Patch, "/channels/{channel}/messages/{message}", $"/channels/{channel}/messages/{message}")
            {
                Major = channel,
                Body = Body(body, Json.MessagePayload),
            },
            cancellationToken);

    public Task PinAsync(string channel, string message, CancellationToken cancellationToken) =>
        transport.SendAsync(
            new(HttpMethod.Put, "/channels/{channel}/messages/pins/{message}", $"/channels/{channel}/messages/pins/{message}")
            {
                Major = channel,
            },
            cancellationToken);

    public Task<IReadOnlyList<DiscordMessage>> MessagesAfterAsync(
        string channel, string after, int limit, CancellationToken cancellationToken) =>
        GetAsync(
            "/channels/{channel}/messages", $"/channels/{channel}/messages?after={after}&limit={limit}", channel,
            Json.IReadOnlyListDiscordMessage, cancellationToken);

    /// <summary>Opens the direct-message channel with a user; repeated calls return the same channel.</summary>
    public async Task<string> DirectChannelAsync(string user, CancellationToken cancellationToken) =>
        Read(
            await transport.SendAsync(
                new(HttpMethod.Post, "/users/@me/channels", "/users/@me/channels")
                {
                    Body = Body(new(user), Json.DirectChannelBody),
                    Repeatable = true,
                },
                cancellationToken),
            Json.DiscordChannel
        ).Id;

    public Task AnswerAsync(Interaction interaction, InteractionCallback answer, CancellationToken cancellationToken) =>
        FirstAnswerAsync(interaction, Body(answer, Json.InteractionCallback), cancellationToken);

    public Task DeferAsync(Interaction interaction, DeferredCallback answer, CancellationToken cancellationToken) =>
        FirstAnswerAsync(interaction, Body(answer, Json.DeferredCallback), cancellationToken);

    public Task OfferAsync(Interaction interaction, ChoicesCallback answer, CancellationToken cancellationToken) =>
        FirstAnswerAsync(interaction, Body(answer, Json.ChoicesCallback), cancellationToken);

    public Task ShowAsync(Interaction interaction, FormCallback form, CancellationToken cancellationToken) =>
        FirstAnswerAsync(interaction, Body(form, Json.FormCallback), cancellationToken);

    public Task EditAnswerAsync(Interaction interaction, MessagePayload body, CancellationToken cancellationToken) =>
        transport.SendAsync(
            Later(HttpMethod.Patch, interaction, "/messages/@original", Body(body, Json.MessagePayload)), cancellationToken);

    public Task DeleteAnswerAsync(Interaction interaction, CancellationToken cancellationToken) =>
        transport.SendAsync(Later(HttpMethod.Delete, interaction, "/messages/@original", body: null), cancellationToken);

    public Task FollowUpAsync(Interaction interaction, MessagePayload body, CancellationToken cancellationToken) =>
        transport.SendAsync(Later(HttpMethod.Post, interaction, "", Body(body, Json.MessagePayload)), cancellationToken);

    /// <summary>
    /// Sends the first response. If an attempt succeeded but its answer was lost, the retry is rejected as already acknowledged, which
    /// counts as success.
    /// </summary>
    private async Task FirstAnswerAsync(Interaction interaction, byte[] body, CancellationToken cancellationToken)
    {
        var call = new RestRequest(
            HttpMethod.Post, "/interactions/{interaction}/{token}/callback",
            $"/interactions/{interaction.Id}/{Uri.EscapeDataString(interaction.Token)}/callback")
        {
            Major = interaction.Id,
            Body = body,
            Anonymous = true,
            Repeatable = true,
            IsUrgent = true,
        };
        try
        {
            await transport.SendAsync(call, cancellationToken);
        }
        catch (DiscordRefusedException refused) when (refused.Code == DiscordErrorCode.AlreadyAcknowledged)
        {
            // An earlier attempt was acknowledged.
        }
    }

    private static RestRequest Later(HttpMethod method, Interaction interaction, string what, byte[]? body) =>
        new(
            method, $"/webhooks/{{application}}/{{token}}{what}",
            $"/webhooks/{interaction.ApplicationId}/{Uri.EscapeDataString(interaction.Token)}{what}")
        {
            Major = interaction.Id,
            Body = body,
            Anonymous = true,
            Patience = PatienceForInteraction,
        };

    private static string CommandsRoute(string? guild) =>
        guild is null ? "/applications/{application}/commands" : "/applications/{application}/guilds/{guild}/commands";

    private static string CommandsPath(string application, string? guild) =>
        guild is null ? $"/applications/{application}/commands" : $"/applications/{application}/guilds/{guild}/commands";

    private async Task<T> GetAsync<T>(string route, string path, string major, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        Read(await transport.SendAsync(new(HttpMethod.Get, route, path) { Major = major }, cancellationToken), type);

    private static byte[] Body<T>(T body, JsonTypeInfo<T> type) => JsonSerializer.SerializeToUtf8Bytes(body, type);

    private static T Read<T>(byte[] answer, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(answer, type)
                ?? throw new DiscordUnreachableException("Discord's answer was empty.", nothingHappened: false);
        }
        catch (JsonException odd)
        {
            throw new DiscordUnreachableException("Discord's answer could not be understood.", nothingHappened: false, odd);
        }
    }
}
