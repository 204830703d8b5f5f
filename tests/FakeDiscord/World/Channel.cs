using System.Globalization;
using System.Text.Json.Nodes;

namespace FakeDiscord;

/// <summary>A place to talk: a channel of a guild, or the direct messages of the bot with one person.</summary>
internal sealed class Channel(FakeDiscordServer discord, Guild? guild, string name)
{
    private readonly List<Message> messages = [];
    private readonly List<Message> pins = [];
    private readonly Dictionary<string, (Permissions Allow, Permissions Deny)> overwrites = [];

    public string Id { get; } = discord.Ids.Next();

    public string Name => name;

    public Guild? Guild => guild;

    /// <summary>Whose direct messages these are.</summary>
    public User? Recipient { get; init; }

    /// <summary>The channel of a thread or of a forum post.</summary>
    public Channel? Parent { get; init; }

    /// <summary>Takes posts, and no messages itself.</summary>
    public bool IsForum { get; init; }

    /// <summary>A forum that takes only posts with a tag.</summary>
    public bool WantsTags { get; set; }

    /// <summary>Who opened a thread or post.</summary>
    public User? Owner { get; init; }

    /// <summary>Archived by somebody who may, so that the bot can't open the thread again by writing.</summary>
    public bool IsLocked { get; set; }

    public bool IsDeleted { get; private set; }

    /// <summary>What stands in the channel for all to see, oldest first, deleted ones left out.</summary>
    public IReadOnlyList<Message> Messages => Locked(() => messages.Where(message => !message.IsDeleted && !message.Ephemeral).ToList());

    /// <summary>What only one person sees here.</summary>
    public IReadOnlyList<Message> Ephemerals => Locked(() => messages.Where(message => !message.IsDeleted && message.Ephemeral).ToList());

    public IReadOnlyList<Message> Pins => Locked(() => pins.ToList());

    /// <summary>How often the bot showed itself typing.</summary>
    public int Typed { get; set; }

    /// <summary>How it is said in a text: &lt;#id&gt;.</summary>
    public string Mention => $"<#{Id}>";

    /// <summary>The first message that was there or comes, and that is as asked.</summary>
    public Task<Message> MessageAsync(Func<Message, bool>? like = null) =>
        discord.Changes.UntilAsync($"a message in #{name}", () => Messages.FirstOrDefault(message => like?.Invoke(message) ?? true));

    /// <summary>All messages, once there are so many.</summary>
    public Task<IReadOnlyList<Message>> MessagesAsync(int count) =>
        discord.Changes.UntilAsync($"{count} messages in #{name}", () => Messages is var all && all.Count >= count ? all : null);

    public Task<Message> PinAsync() => discord.Changes.UntilAsync($"a pin in #{name}", () => Pins is [var first, ..] ? first : null);

    public Message Find(string id) =>
        messages.Find(message => message.Id == id && !message.IsDeleted && !message.Ephemeral) ?? throw Refusal.UnknownMessage;

    public Message? FindNonce(string nonce, DateTimeOffset since) =>
        messages.Find(message => message.Nonce == nonce && message.SentAt >= since && !message.IsDeleted);

    public void Add(Message message) => messages.Add(message);

    public void Pin(Message message)
    {
        if (!pins.Contains(message))
        {
            pins.Insert(0, message);
        }
    }

    public void Unpin(Message message) => pins.Remove(message);

    /// <summary>Somebody deletes the channel.</summary>
    public void Delete() => Locked(() =>
    {
        IsDeleted = true;
        discord.Gateway.Announce(GatewayEvents.Guilds, "CHANNEL_DELETE", ToJson());
        return true;
    });

    /// <summary>Takes permissions from the bot in this channel.</summary>
    public void Deny(Permissions permissions) => Overwrite(guild!.BotRole, Permissions.None, permissions);

    public void Overwrite(Role role, Permissions allow, Permissions deny) => Locked(() => overwrites[role.Id] = (allow, deny));

    public Permissions PermissionsOf(User user)
    {
        if (Parent is not null)
        {
            return Parent.PermissionsOf(user);
        }

        if (guild is null)
        {
            return Permissions.Everyday | Permissions.PinMessages;
        }

        var permissions = guild.PermissionsOf(user);
        if (permissions.HasFlag(Permissions.Administrator))
        {
            return permissions;
        }

        permissions = With(permissions, guild.Everyone);
        var (allow, deny) = guild.RolesOf(user).Aggregate((Permissions.None, Permissions.None), (sum, role) =>
            overwrites.TryGetValue(role.Id, out var own) ? (sum.Item1 | own.Allow, sum.Item2 | own.Deny) : sum);
        return (permissions & ~deny) | allow;
    }

    public JsonObject ToJson()
    {
        var json = new JsonObject
        {
            ["id"] = Id,
            ["type"] =
                guild is null ? 1
                : Parent is not null ? 11
                : IsForum ? 15
                : 0,
            ["last_message_id"] = null,
            ["flags"] = 0,
        };
        if (guild is null)
        {
            json["recipients"] = new JsonArray(Recipient!.ToJson());
            return json;
        }

        json["guild_id"] = guild.Id;
        json["name"] = name;
        json["position"] = 0;
        json["parent_id"] = Parent?.Id;
        if (Parent is not null)
        {
            json["owner_id"] = Owner?.Id;
            json["thread_metadata"] = new JsonObject { ["archived"] = false, ["locked"] = IsLocked };
        }

        json["topic"] = null;
        json["nsfw"] = false;
        json["permission_overwrites"] = new JsonArray([.. overwrites.Select(one => new JsonObject
        {
            ["id"] = one.Key,
            ["type"] = 0,
            ["allow"] = ((ulong)one.Value.Allow).ToString(CultureInfo.InvariantCulture),
            ["deny"] = ((ulong)one.Value.Deny).ToString(CultureInfo.InvariantCulture),
        })]);
        return json;
    }

    private Permissions With(Permissions permissions, Role role) =>
        overwrites.TryGetValue(role.Id, out var own) ? (permissions & ~own.Deny) | own.Allow : permissions;

    private T Locked<T>(Func<T> look)
    {
        lock (discord.Gate)
        {
            return look();
        }
    }
}
