using System.Text.Json.Nodes;

namespace FakeBotApi;

internal enum ChatKind
{
    Private,
    Group,
    Supergroup,
}

/// <summary>A private chat, a basic group or a supergroup with all that was ever said in it.</summary>
internal sealed class FakeChat(TelegramWorld world, long id, ChatKind kind, string title)
{
    private int lastOwnMessageId;

    public long Id => id;

    public ChatKind Kind => kind;

    public string Title { get; set; } = title;

    public bool IsForum { get; init; }

    /// <summary>The person of a private chat.</summary>
    public FakeUser? With { get; init; }

    /// <summary>What the bot is here: "member", "administrator", "left" or "kicked".</summary>
    public string BotStatus { get; set; } = "member";

    public bool IsDeleted { get; private set; }

    public FakeChat? MovedTo { get; private set; }

    /// <summary>Whether the group lets the bot write at all.</summary>
    public bool BotMayWrite { get; set; } = true;

    public bool BotMayPin { get; set; } = true;

    public bool AllowsReactions { get; set; } = true;

    /// <summary>Members by their id, with their status: "creator", "administrator" or "member".</summary>
    public Dictionary<long, (FakeUser User, string Status)> Members { get; } = [];

    public List<Topic> Topics { get; } = [];

    /// <summary>Everything of the bot and of people that the bot could see or not, oldest first.</summary>
    public List<ChatMessage> Messages { get; } = [];

    /// <summary>Pinned message ids, the newest pin last.</summary>
    public List<int> Pins { get; } = [];

    /// <summary>How many of the bot's messages a test has taken by NextMessageAsync.</summary>
    public int Taken { get; set; }

    public IReadOnlyList<ChatMessage> FromBot => world.Locked(() => Messages.FindAll(message => message.IsFromBot));

    public ChatMessage? Pinned => world.Locked(() => Pins.Count == 0 ? null : Messages.Find(message => message.Id == Pins[^1]));

    /// <summary>Puts a person into the group.</summary>
    public FakeChat Has(FakeUser user, string status = "member")
    {
        Members[user.Id] = (user, status);
        return this;
    }

    /// <summary>A new topic of this forum.</summary>
    public Topic Topic(string name) => world.OpenTopic(this, name);

    public void IsDeletedByItsOwner() => IsDeleted = true;

    /// <summary>The basic group becomes a supergroup with another id; the bot can be left to find out by itself.</summary>
    public FakeChat BecomesSupergroup(bool botIsTold = true) => MovedTo = world.Migrate(this, botIsTold);

    public int NextMessageId() => kind == ChatKind.Supergroup ? ++lastOwnMessageId : world.NextSharedMessageId();

    public JsonObject ToJson()
    {
        var json = new JsonObject { ["id"] = id, ["type"] = kind.ToString().ToLowerInvariant() };
        if (With is null)
        {
            json["title"] = Title;
        }
        else
        {
            json["first_name"] = With.FirstName;
            if (With.LastName is not null)
                json["last_name"] = With.LastName;

            if (With.UserName is not null)
                json["username"] = With.UserName;
        }

        if (IsForum)
            json["is_forum"] = true;

        return json;
    }
}

/// <summary>A topic of a forum.</summary>
internal sealed class Topic(FakeChat chat, int id, string name)
{
    public FakeChat Chat => chat;

    /// <summary>Its message_thread_id.</summary>
    public int Id => id;

    public string Name => name;

    public bool IsClosed { get; set; }

    public bool IsDeleted { get; set; }

    public IReadOnlyList<ChatMessage> FromBot => [.. chat.FromBot.Where(message => message.Topic == this)];
}
