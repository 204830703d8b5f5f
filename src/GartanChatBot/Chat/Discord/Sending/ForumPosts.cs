using System.Collections.Concurrent;
using GartanChatBot.Chat.Discord.Rest;
using GartanChatBot.Chat.Discord.Wire;

namespace GartanChatBot.Chat.Discord.Sending;

/// <summary>
/// Opens one post of the bot's own in a forum, because a forum accepts only posts. The opening text is not news: a post has no nonce, and
/// one opened twice must not repeat an alert.
/// </summary>
internal sealed class ForumPosts(DiscordRest rest)
{
    private const string Title = "Availability news";

    private readonly ConcurrentDictionary<string, string> known = new(StringComparer.Ordinal);

    /// <summary>Returns the bot's post, opened if there is none; null if the channel isn't a forum.</summary>
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
            // No message was sent yet, so a retry can't duplicate one.
            throw new NotDeliveredException(unreachable.Message, unreachable);
        }
    }

    /// <summary>Finds the bot's open post; null if it has none. A closed post is not reused, because a person closed it.</summary>
    public async Task<string?> FindAsync(DiscordChannel forum, CancellationToken cancellationToken)
    {
        if (known.TryGetValue(forum.Id, out var post))
            return post;

        var bot = (await rest.MeAsync(cancellationToken)).Id;
        var open = (await rest.OpenThreadsAsync(forum.GuildId!, cancellationToken)).Threads.FirstOrDefault(thread =>
            thread.ParentId == forum.Id && thread.OwnerId == bot && thread.ThreadMetadata is not ({ Locked: true } or { Archived: true }));
        return open is null ? null : known[forum.Id] = open.Id;
    }

    /// <summary>Forgets a closed or deleted post; the next message opens another.</summary>
    public void Forget(string forum) => known.TryRemove(forum, out _);

    private static PostBody First() =>
        new(
            Title, PostBody.LongestLife,
            new() { Content = "The station's availability news for this forum is posted below." });
}
