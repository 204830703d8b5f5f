using System.Globalization;
using System.Text.Json.Nodes;

namespace FakeDiscord;

/// <summary>A role of a guild.</summary>
internal sealed record Role(string Id, string Name)
{
    public Permissions Permissions { get; set; }

    public bool Mentionable { get; set; }
}

/// <summary>A server of people: its channels, roles and members.</summary>
internal sealed class Guild(FakeDiscordServer discord, string name)
{
    private readonly List<Channel> channels = [];
    private readonly Dictionary<string, List<Role>> rolesOfMembers = [];

    public string Id { get; } = discord.Ids.Next();

    public string Name => name;

    public List<Role> Roles { get; } = [];

    public Role Everyone => Roles[0];

    /// <summary>The role that the bot was given when it was invited.</summary>
    public Role BotRole => Roles[1];

    /// <summary>False once the bot was sent away.</summary>
    public bool HasBot { get; private set; } = true;

    public IReadOnlyList<Channel> Channels => channels;

    public User Bot => discord.Bot;

    /// <summary>The channel of that name, made when it is not there.</summary>
    public Channel Channel(string channel)
    {
        lock (discord.Gate)
        {
            if (channels.Find(one => one.Name == channel && !one.IsDeleted) is { } known)
            {
                return known;
            }

            var made = new Channel(discord, this, channel);
            channels.Add(made);
            discord.Gateway.Announce(GatewayEvents.Guilds, "CHANNEL_CREATE", made.ToJson());
            return made;
        }
    }

    /// <summary>A channel that takes posts only.</summary>
    public Channel Forum(string forum) => Add(new Channel(discord, this, forum) { IsForum = true });

    /// <summary>A thread of a channel, or a post of a forum.</summary>
    public Channel Thread(Channel parent, string thread, User? owner = null) =>
        Add(new Channel(discord, this, thread) { Parent = parent, Owner = owner });

    /// <summary>The role of that name, made when it is not there.</summary>
    public Role Role(string role, Permissions permissions = Permissions.None)
    {
        lock (discord.Gate)
        {
            if (Roles.Find(one => one.Name == role) is { } known)
            {
                return known;
            }

            Roles.Add(new Role(discord.Ids.Next(), role) { Permissions = permissions });
            return Roles[^1];
        }
    }

    private Channel Add(Channel made)
    {
        lock (discord.Gate)
        {
            channels.Add(made);
            return made;
        }
    }

    /// <summary>Lets somebody in, or gives roles to one who is.</summary>
    public User Member(User user, params Role[] roles)
    {
        lock (discord.Gate)
        {
            rolesOfMembers[user.Id] = [.. rolesOfMembers.GetValueOrDefault(user.Id, []).Union(roles)];
            return user;
        }
    }

    /// <summary>Somebody new, by name.</summary>
    public User Member(string user, params Role[] roles) => Member(discord.User(user), roles);

    public void Leaves(User user)
    {
        lock (discord.Gate)
            rolesOfMembers.Remove(user.Id);
    }

    public bool IsMember(User user) => user == discord.Bot ? HasBot : rolesOfMembers.ContainsKey(user.Id);

    public IReadOnlyList<Role> RolesOf(User user) => user == discord.Bot ? [BotRole] : rolesOfMembers.GetValueOrDefault(user.Id, []);

    public Permissions PermissionsOf(User user) =>
        RolesOf(user).Aggregate(Everyone.Permissions, (all, role) => all | role.Permissions) switch
        {
            var all when all.HasFlag(Permissions.Administrator) => Permissions.All,
            var all => all,
        };

    /// <summary>The bot is thrown out.</summary>
    public void SendBotAway()
    {
        lock (discord.Gate)
        {
            HasBot = false;
            discord.Gateway.Announce(GatewayEvents.Guilds, "GUILD_DELETE", new() { ["id"] = Id });
        }
    }

    /// <summary>The bot is invited (again).</summary>
    public void InviteBot()
    {
        lock (discord.Gate)
        {
            HasBot = true;
            discord.Gateway.Announce(GatewayEvents.Guilds, "GUILD_CREATE", ToJson(withChannels: true));
        }
    }

    public JsonObject ToJson(bool withChannels = false)
    {
        var json = new JsonObject
        {
            ["id"] = Id,
            ["name"] = name,
            ["icon"] = null,
            ["owner_id"] = "1",
            ["preferred_locale"] = "en-GB",
            ["features"] = new JsonArray(),
            ["emojis"] = new JsonArray(),
            ["roles"] = RolesToJson(),
        };
        if (withChannels)
        {
            json["unavailable"] = false;
            json["channels"] = new JsonArray([.. channels.Where(channel => !channel.IsDeleted).Select(channel => channel.ToJson())]);
            json["members"] = new JsonArray();
            json["threads"] = new JsonArray();
        }

        return json;
    }

    public JsonArray RolesToJson() => new([.. Roles.Select((role, position) => new JsonObject
    {
        ["id"] = role.Id,
        ["name"] = role.Name,
        ["permissions"] = ((ulong)role.Permissions).ToString(CultureInfo.InvariantCulture),
        ["mentionable"] = role.Mentionable,
        ["position"] = position,
        ["managed"] = role == BotRole,
        ["hoist"] = false,
        ["color"] = 0,
        ["flags"] = 0,
    })]);

    public JsonObject MemberToJson(User user) => new()
    {
        ["user"] = user.ToJson(),
        ["nick"] = null,
        ["avatar"] = null,
        ["roles"] = new JsonArray([.. RolesOf(user).Select(role => JsonValue.Create(role.Id))]),
        ["joined_at"] = Snowflakes.MomentOf(Id).ToString("O", CultureInfo.InvariantCulture),
        ["deaf"] = false,
        ["mute"] = false,
        ["pending"] = false,
        ["flags"] = 0,
    };
}
