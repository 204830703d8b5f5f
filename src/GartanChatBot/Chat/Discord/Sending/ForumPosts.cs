using System.Collections.Concurrent;
using GartanChatBot.Chat.Discord.Rest;
using GartanChatBot.Chat.Discord.Wire;

namespace GartanChatBot.Chat.Discord.Sending;

/// <summary>
/// A forum takes posts and no messages, so the bot opens one post of its own in it and says everything there. Its first words are no news:
/// a post has no nonce, but opened twice it would tell nothing twice.
/// </summary>
internal sealed class ForumPosts(DiscordRest rest)
{
    private const string Title = "Availability news";

    private readonly ConcurrentDictionary<string, string> known = new(StringComparer.Ordinal);

    /// <summary>The bot's post, opened where there is none; null when the channel is no forum.</summary>
    public async Task<string?> OpenAsync(string channel, CancellationToken cancellationToken)
    {
        if (known.TryGetValue(channel, out var post))
            return post;

        try
        {
            var forum = await rest.ChannelAsync(channel, cancellationToken);
            return forum.IsForum
                ? await FindAsync(forum, cancellationToken)
                    ?? (known[channel] = await rest.OpenPostAsync(channel, First(), cancellationToken))
                : null;
        }
        catch (DiscordUnreachableException unreachable)
        {
            // Nothing was said yet, so nothing can have been said twice.
            throw new NotDeliveredException(unreachable.Message, unreachable);
        }
    }

    /// <summary>Null when the bot has none, or none that is open: messages are not sent into what somebody closed.</summary>
    public async Task<string?> FindAsync(DiscordChannel forum, CancellationToken cancellationToken)
    {
        if (known.TryGetValue(forum.Id, out var post))
            return post;

        var bot = (await rest.MeAsync(cancellationToken)).Id;
        var open = (await rest.OpenThreadsAsync(forum.GuildId!, cancellationToken)).Threads.FirstOrDefault(thread =>
            thread.ParentId == forum.Id && thread.OwnerId == bot && thread.ThreadMetadata is not ({ Locked: true } or { Archived: true }));
        return open is null ? null : known[forum.Id] = open.Id;
    }

    /// <summary>It was closed or deleted: with the next message another is opened.</summary>
    public void Forget(string forum) => known.TryRemove(forum, out _);

    private static PostBody First() =>
        new(
            Title, PostBody.LongestLife,
            new() { Content = "What this forum is told of the station's availability stands below, in this one post." });
}
