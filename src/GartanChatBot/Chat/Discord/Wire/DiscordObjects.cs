using System.Text.Json;

namespace GartanChatBot.Chat.Discord.Wire;

/// <summary>Discord's error response.</summary>
internal sealed record DiscordError
{
    public int Code { get; init; }

    public string? Message { get; init; }

    public double? RetryAfter { get; init; }

    public bool Global { get; init; }

    public JsonElement? Errors { get; init; }

    /// <summary>Flattens the error tree to its leaves, each with its path and text.</summary>
    public IReadOnlyList<(string Path, string Words)> Fields() => Errors is { } errors ? [.. Leaves(errors, "")] : [];

    private static IEnumerable<(string Path, string Words)> Leaves(JsonElement tree, string path)
    {
        if (tree.ValueKind is not JsonValueKind.Object)
            yield break;

        foreach (var branch in tree.EnumerateObject())
        {
            if (branch.NameEquals("_errors"))
                yield return (path, branch.Value.ToString());
            else
            {
                foreach (var leaf in Leaves(branch.Value, path.Length == 0 ? branch.Name : $"{path}.{branch.Name}"))
                    yield return leaf;
            }
        }
    }
}

/// <summary>The bot as an application.</summary>
internal sealed record DiscordApplication(string Id, string? Name, string? InteractionsEndpointUrl, string? VerifyKey);

/// <summary>A user, or the bot itself.</summary>
internal sealed record DiscordUser(string Id, string? Username, string? GlobalName);

/// <summary>A user as a member of a server.</summary>
internal sealed record DiscordMember(DiscordUser? User, IReadOnlyList<string>? Roles, string? Permissions, string? Nick);

/// <summary>A channel, thread, forum or direct message.</summary>
internal sealed record DiscordChannel(
    string Id, int Type, string? Name, string? GuildId, string? ParentId, IReadOnlyList<PermissionOverwrite>? PermissionOverwrites)
{
    /// <summary>True for announcement threads, public and private threads.</summary>
    public bool IsThread => Type is 10 or 11 or 12;

    /// <summary>True for forums and media channels.</summary>
    public bool IsForum => Type is 15 or 16;

    /// <summary>User who opened a thread.</summary>
    public string? OwnerId { get; init; }

    public ThreadMetadata? ThreadMetadata { get; init; }
}

/// <summary>A thread's closed state; only moderators can reopen a locked one.</summary>
internal sealed record ThreadMetadata(bool Archived, bool Locked);

/// <summary>The threads of a server that are not archived.</summary>
internal sealed record OpenThreads(IReadOnlyList<DiscordChannel> Threads);

/// <summary>Permissions that a channel allows or denies to a role (0) or a member (1).</summary>
internal sealed record PermissionOverwrite(string Id, int Type, string Allow, string Deny);

/// <summary>A server.</summary>
internal sealed record DiscordGuild(string Id, string? Name, string? OwnerId, IReadOnlyList<DiscordRole>? Roles);

/// <summary>A role and its permissions in the whole server.</summary>
internal sealed record DiscordRole(string Id, string? Name, string Permissions);

/// <summary>A message as received from Discord.</summary>
internal sealed record DiscordMessage(
    string Id, int Flags, string? Nonce, DiscordUser? Author, IReadOnlyList<Embed>? Embeds, IReadOnlyList<MessageComponent>? Components)
{
    public bool IsEphemeral => (Flags & MessageFlags.Ephemeral) != 0;
}

/// <summary>Request to open a forum post.</summary>
internal sealed record PostBody(string Name, int AutoArchiveDuration, MessagePayload Message)
{
    /// <summary>Minutes without a message after which Discord archives the post; a new message reopens it.</summary>
    public const int LongestLife = 10_080;
}
