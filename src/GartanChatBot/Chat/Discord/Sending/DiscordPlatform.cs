using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using GartanChatBot.Chat.Discord.Rest;
using GartanChatBot.Chat.Discord.Wire;
using GartanChatBot.Chat.Discord.Writing;
using GartanChatBot.Chat.Replies;

namespace GartanChatBot.Chat.Discord.Sending;

/// <summary>Posts to Discord: server channels and direct messages.</summary>
internal sealed class DiscordPlatform(DiscordRest rest, TimeProvider time) : IChatPlatform
{
    public const string PlatformName = "discord";

    private const char DirectMark = '@';

    /// <summary>
    /// Separates channel and message in the id of a message in another channel: beside its thread, or in the bot's forum post.
    /// </summary>
    private const char Elsewhere = '/';

    /// <summary>Pages of 100 later messages read when a message is searched for.</summary>
    private const int MaxPages = 20;

    private const int PageSize = 100;

    /// <summary>Discord returns the first message for a repeated nonce for a few minutes; within two it is resent to find it.</summary>
    private static readonly TimeSpan NonceHolds = TimeSpan.FromMinutes(2);

    /// <summary>Tolerated clock skew when a sent message is searched for by time.</summary>
    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, string> directChannels = new();

    private readonly ForumPosts posts = new(rest);

    private string? botId;

    public string Name => PlatformName;

    public static Conversation Direct(string userId) => new(PlatformName, DirectMark + userId) { IsPrivate = true };

    public Conversation DirectTo(string userId) => Direct(userId);

    public Task<string> SendAsync(Conversation conversation, Reply reply, SendOptions sendOptions, CancellationToken cancellationToken) =>
        InOurWordsAsync(async () =>
        {
            var channel = await ChannelOfAsync(conversation, cancellationToken);
            var message = Posted(reply, sendOptions);
            try
            {
                return await CreateAsync(channel, message, cancellationToken);
            }
            catch (DiscordRefusedException shut) when (shut.Code is DiscordErrorCode.ThreadArchived or DiscordErrorCode.ThreadLocked)
            {
                return await CreateBesideAsync(channel, message, cancellationToken) ?? throw DeliveryErrorMapper.Of(shut);
            }
        });

    /// <summary>Posts to a channel; in a forum, to the bot's own post.</summary>
    private async Task<string> CreateAsync(string channel, MessagePayload message, CancellationToken cancellationToken)
    {
        try
        {
            return (await rest.CreateMessageAsync(channel, message, cancellationToken)).Id;
        }
        catch (DiscordRefusedException forum) when (forum.Code is DiscordErrorCode.NoTextChannel)
        {
            var post = await posts.OpenAsync(channel, cancellationToken) ?? throw DeliveryErrorMapper.Of(forum);
            try
            {
                return $"{post}{Elsewhere}{(await rest.CreateMessageAsync(post, message, cancellationToken)).Id}";
            }
            catch (DiscordRefusedException shut)
                when (shut.Code is DiscordErrorCode.UnknownChannel or DiscordErrorCode.ThreadArchived or DiscordErrorCode.ThreadLocked)
            {
                posts.Forget(channel);
                throw new NotDeliveredException("The bot's post in the forum was closed or deleted; the bot opens another.", shut);
            }
        }
    }

    /// <summary>
    /// Posts to the parent channel of a closed thread, naming the thread; null if there is no parent. The thread is tried first each time.
    /// </summary>
    private async Task<string?> CreateBesideAsync(string thread, MessagePayload message, CancellationToken cancellationToken)
    {
        if ((await rest.ChannelAsync(thread, cancellationToken)).ParentId is not { } parent)
            return null;

        var beside = message with
        {
            Content = $"{message.Content} For <#{thread}>, which is archived or locked:".TrimStart(),
            MessageReference = null,
        };
        var id = await CreateAsync(parent, beside, cancellationToken);
        return id.Contains(Elsewhere, StringComparison.Ordinal) ? id : $"{parent}{Elsewhere}{id}";
    }

    public Task EditAsync(Conversation conversation, string messageId, Reply reply, CancellationToken cancellationToken) =>
        InOurWordsAsync(async () =>
        {
            var (channel, id) = await PlaceOfAsync(conversation, messageId, cancellationToken);
            await rest.EditMessageAsync(channel, id, DiscordWriter.Write(reply), cancellationToken);
            return messageId;
        });

    /// <summary>Pins a message. A missing permission is not treated as a lost channel.</summary>
    public Task PinAsync(Conversation conversation, string messageId, CancellationToken cancellationToken) =>
        InOurWordsAsync(async () =>
        {
            var (channel, id) = await PlaceOfAsync(conversation, messageId, cancellationToken);
            try
            {
                await rest.PinAsync(channel, id, cancellationToken);
            }
            catch (DiscordRefusedException refused) when (refused.Code == DiscordErrorCode.MissingPermission)
            {
                throw new MessageRefusedException("The bot may not pin there: give it Pin Messages in the channel.");
            }

            return messageId;
        });

    /// <summary>Returns a snowflake of the current time, for any channel: message ids contain their creation time.</summary>
    public string? Bookmark(Conversation conversation) => Snowflake.At(time.GetUtcNow());

    public Task<string?> FindAsync(
        Conversation conversation, Reply reply, SendOptions sendOptions, string? bookmark, CancellationToken cancellationToken) =>
        InOurWordsAsync(async () =>
        {
            if (Snowflake.TimeOf(bookmark) is not { } sentAt || time.GetUtcNow() - sentAt < NonceHolds)
                return null;

            var channel = await ChannelOfAsync(conversation, cancellationToken);
            botId ??= (await rest.MeAsync(cancellationToken)).Id;
            var (after, sought) = (Snowflake.At(sentAt - ClocksDiffer), Posted(reply, sendOptions));
            var place = conversation.IsPrivate ? null : await rest.ChannelAsync(channel, cancellationToken);
            if (place is not { IsForum: true } && await FindInAsync(channel, after, sought, cancellationToken) is { } there)
                return there;

            var elsewhere = place is { IsThread: true, ParentId: { } parent } ? await rest.ChannelAsync(parent, cancellationToken) : place;
            if (elsewhere is { IsForum: true })
                return await posts.FindAsync(elsewhere, cancellationToken) is { } post ? await FoundAsync(post) : null;

            return elsewhere == place ? null : await FoundAsync(elsewhere!.Id);

            async Task<string?> FoundAsync(string inChannel) =>
                await FindInAsync(inChannel, after, sought, cancellationToken) is { } found ? $"{inChannel}{Elsewhere}{found}" : null;
        });

    private async Task<string?> FindInAsync(string channel, string after, MessagePayload sought, CancellationToken cancellationToken)
    {
        for (var page = 0; page < MaxPages; page++)
        {
            var messages = await rest.MessagesAfterAsync(channel, after, PageSize, cancellationToken);
            if (messages.FirstOrDefault(message => message.Author?.Id == botId && IsSame(message, sought)) is { } found)
                return found.Id;
            if (messages.Count < PageSize)
                return null;

            after = messages
                .MaxBy(message => ulong.TryParse(message.Id, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0)!
                .Id;
        }

        return null;
    }

    private static MessagePayload Posted(Reply reply, SendOptions sendOptions)
    {
        var role = Snowflake.IsOne(sendOptions.MentionRole) ? sendOptions.MentionRole : null;
        return DiscordWriter.Write(reply) with
        {
            Content = role is null ? null : $"<@&{role}>",
            AllowedMentions = role is null ? new() : new() { Roles = [role] },
            Flags = sendOptions.Silent ? MessageFlags.SuppressNotifications : null,
            Nonce = NonceOf(sendOptions),
            EnforceNonce = true,
            MessageReference =
                sendOptions.ReplyTo?.Split(Elsewhere)[^1] is { } answered && Snowflake.IsOne(answered)
                    ? new(answered, FailIfNotExists: false)
                    : null,
        };
    }

    /// <summary>Nonce of at most 25 characters: Discord rejects a message with a longer one.</summary>
    private static string NonceOf(SendOptions sendOptions) => sendOptions.Key.Length is > 0 and <= SendOptions.LongestKey
        ? sendOptions.Key
        : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sendOptions.Key)))[..SendOptions.LongestKey];

    /// <summary>Compares title and buttons only: the text may have changed ("starts in 5 m").</summary>
    private static bool IsSame(DiscordMessage message, MessagePayload sought) =>
        message.Nonce == sought.Nonce
        || (
            message.Embeds is [var card, ..]
            && card.Title == sought.Embeds[0].Title
            && Ids(message.Components ?? []).SequenceEqual(Ids(sought.Components)));

    private static IEnumerable<string?> Ids(IReadOnlyList<MessageComponent> rows) =>
        rows.SelectMany(row => row.Components ?? []).Select(component => component.CustomId);

    private async Task<string> ChannelOfAsync(Conversation conversation, CancellationToken cancellationToken)
    {
        if (!conversation.Id.StartsWith(DirectMark))
            return Snowflake.IsOne(conversation.Id)
                ? conversation.Id
                : throw new TargetGoneException($"{conversation} is not the id of a channel.");

        var user = conversation.Id[1..];
        if (!Snowflake.IsOne(user))
            throw new TargetGoneException($"{conversation} is not the id of a person.");
        if (directChannels.TryGetValue(user, out var known))
            return known;

        try
        {
            return directChannels[user] = await rest.DirectChannelAsync(user, cancellationToken);
        }
        catch (DiscordRefusedException refused) when (refused.Status is HttpStatusCode.BadRequest)
        {
            throw new TargetGoneException("There is no such person on Discord.");
        }
        catch (DiscordUnreachableException unreachable)
        {
            // No message was sent yet, so a retry can't duplicate one.
            throw new NotDeliveredException(unreachable.Message, unreachable);
        }
    }

    private async Task<(string Channel, string Message)> PlaceOfAsync(
        Conversation conversation, string messageId, CancellationToken cancellationToken) =>
        messageId.Split(Elsewhere) is [var parent, var id]
            ? (Snowflake.IsOne(parent) ? parent : throw new MessageGoneException("That is not the id of a message."), Known(id))
            : (await ChannelOfAsync(conversation, cancellationToken), Known(messageId));

    private static string Known(string messageId) =>
        Snowflake.IsOne(messageId) ? messageId : throw new MessageGoneException("That is not the id of a message.");

    private static async Task<T> InOurWordsAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (DiscordException failure)
        {
            throw DeliveryErrorMapper.Of(failure);
        }
    }
}
