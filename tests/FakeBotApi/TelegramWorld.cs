namespace FakeBotApi;

/// <summary>Everything that this Telegram knows, behind one lock: people, chats, messages, taps and the updates for the bot.</summary>
internal sealed partial class TelegramWorld
{
    private const long FirstUserId = 5_000_000_001;

    private readonly Lock gate = new();
    private readonly List<ApiCall> calls = [];
    private readonly List<string> violations = [];
    private readonly List<FakeUser> users = [];
    private readonly Dictionary<long, FakeChat> chats = [];
    private readonly List<Tap> taps = [];
    private long lastGroupId = -4_000_000_000;
    private long lastSupergroupId = -1_002_000_000_000;
    private int lastSharedMessageId = 100;

    public TelegramWorld(TimeProvider time, BotAccount bot, CancellationToken abandoned)
    {
        (Time, Bot) = (time, bot);
        Changes = new() { Abandoned = abandoned };
        Updates = new(this);
        Webhook = new(this);
        Menu = new();
        Profile = new();
        Rates = new(time);
    }

    public TimeProvider Time { get; }

    public BotAccount Bot { get; }

    public Changes Changes { get; }

    public UpdateQueue Updates { get; }

    public WebhookPush Webhook { get; }

    public CommandMenu Menu { get; }

    public BotProfile Profile { get; }

    public RateLimits Rates { get; }

    public DateTimeOffset Now => Time.GetUtcNow();

    public IReadOnlyList<ApiCall> Calls => Locked(() => calls.ToList());

    public IReadOnlyList<string> Violations => Locked(() => violations.ToList());

    public T Locked<T>(Func<T> look)
    {
        lock (gate)
            return look();
    }

    public void Locked(Action act)
    {
        lock (gate)
            act();
    }

    /// <summary>Does something that others may wait for.</summary>
    public T Happens<T>(Func<T> act)
    {
        try
        {
            return Locked(act);
        }
        finally
        {
            Changes.Announce();
        }
    }

    public void Happens(Action act) => Happens(() =>
    {
        act();
        return true;
    });

    public void Note(ApiCall call) => Happens(() => calls.Add(call));

    public void Blame(string violation) => Happens(() => violations.Add(violation));

    /// <summary>The last of what was asked, for the words of a test that waited in vain.</summary>
    public string Story() =>
        Locked(() => $"The last of {calls.Count} calls:\n{string.Join('\n', calls.TakeLast(12))}\n{string.Join('\n', violations)}");

    public int NextSharedMessageId() => ++lastSharedMessageId;

    public FakeUser User(string firstName) => Locked(() =>
    {
        if (users.Find(user => user.FirstName == firstName) is { } known)
            return known;

        var user = new FakeUser(this, FirstUserId + users.Count, firstName);
        users.Add(user);
        return user;
    });

    public FakeUser? UserOf(long id) => Locked(() => users.Find(user => user.Id == id));

    public FakeChat PrivateChat(FakeUser user) => Locked(() =>
    {
        if (!chats.TryGetValue(user.Id, out var chat))
            chats[user.Id] = chat = new(this, user.Id, ChatKind.Private, user.FirstName) { With = user };

        return chat;
    });

    public FakeChat NewGroup(ChatKind kind, string title, bool isForum, bool withBot) => Locked(() =>
    {
        var id = kind == ChatKind.Supergroup ? --lastSupergroupId : --lastGroupId;
        return chats[id] = new(this, id, kind, title) { IsForum = isForum, BotStatus = withBot ? "member" : "left" };
    });

    public Topic OpenTopic(FakeChat forum, string name) => Locked(() =>
    {
        if (!forum.IsForum)
            throw new InvalidOperationException($"{forum.Title} is no forum.");

        var topic = new Topic(forum, forum.NextMessageId(), name);
        forum.Topics.Add(topic);
        return topic;
    });

    /// <summary>A chat that the bot may name, or Telegram's refusal.</summary>
    public FakeChat ChatFor(long id)
    {
        var chat = chats.GetValueOrDefault(id) ?? (users.Find(user => user.Id == id) is { } user ? PrivateChat(user) : null);
        if (chat is null)
            throw ApiRefusal.BadRequest("chat not found");

        if (chat.MovedTo is { } moved)
            throw ApiRefusal.Migrated(moved.Id);

        if (chat.IsDeleted)
            throw ApiRefusal.Forbidden("the group chat was deleted");

        var name = chat.Kind == ChatKind.Supergroup ? "supergroup" : "group";
        return chat switch
        {
            { BotStatus: "kicked" } => throw ApiRefusal.Forbidden($"bot was kicked from the {name} chat"),
            { BotStatus: "left" } => throw ApiRefusal.Forbidden($"bot is not a member of the {name} chat"),
            { With.IsDeactivated: true } => throw ApiRefusal.Forbidden("user is deactivated"),
            { With.HasBlocked: true } => throw ApiRefusal.Forbidden("bot was blocked by the user"),
            { With.HasStarted: false } => throw ApiRefusal.Forbidden("bot can't initiate conversation with a user"),
            _ => chat,
        };
    }

    public ChatMessage? MessageIn(FakeChat chat, int id) => chat.Messages.Find(message => message.Id == id && !message.IsDeleted);

    public Tap? TapOf(string id) => taps.Find(tap => tap.Id == id);
}
