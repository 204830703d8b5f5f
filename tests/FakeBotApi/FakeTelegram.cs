using System.Text.Json.Nodes;

namespace FakeBotApi;

/// <summary>
/// A Telegram of one's own on loopback, strict as the real one and stricter. How a test tells its story:
/// <code>
/// await using var fake = await FakeTelegram.StartAsync(bot.Time);           // before the bot, so that it is disposed after it
/// bot.Set("Telegram:Token", fake.Token);
/// bot.Set("Telegram:ApiBaseUrl", fake.BaseUrl.AbsoluteUri);
///
/// var birch = fake.User("Birch");
/// birch.Says("/now");                                                       // private chat; pressing Start is part of it
/// var answer = await fake.NextMessageAsync(birch.Chat);                     // waits, without sleeping
/// var tap = birch.Taps(answer, "Fix it");
/// (await tap.AnsweredAsync()).Text.ShouldBe("…");
/// await fake.UntilAsync(() => answer.Edits == 1, "the answer was edited");
///
/// var crew = fake.Group("Fernbrae crew");                                   // also Supergroup, Forum; forum.Topic("Alerts")
/// birch.In(crew).Says("/now@FernbraeCrewBot");                              // birch.In(topic).Says(…), birch.In(crew).Replies(message, …)
/// var supergroup = crew.BecomesSupergroup();
/// fake.Faults.Next("sendMessage", Fault.CutAfter);                          // taken, but no answer
/// </code>
/// Whatever no bot in good order would ask is refused with 400 and kept in <see cref="Violations"/>; disposing throws when there are any.
/// Rates are counted on the clock given at the start: a still clock lets few messages through (see <see cref="Rates"/>).
/// </summary>
internal sealed class FakeTelegram : IAsyncDisposable
{
    private readonly ApiServer server;
    private readonly HashSet<string> forgiven = [];
    private bool isGone;

    private FakeTelegram(TelegramWorld world, Faults faults, ApiServer server) => (World, Faults, this.server) = (world, faults, server);

    public TelegramWorld World { get; }

    public Faults Faults { get; }

    public Uri BaseUrl => server.BaseUrl;

    public string Token => World.Bot.Token;

    public BotAccount Bot => World.Bot;

    /// <summary>The updates that the bot has not acknowledged yet.</summary>
    public UpdateQueue Updates => World.Updates;

    /// <summary>The webhook; <c>fake.Webhook.Route("https://bot.example.org", serviceUrl)</c> says where its public name leads.</summary>
    public WebhookPush Webhook => World.Webhook;

    public CommandMenu Menu => World.Menu;

    public RateLimits Rates => World.Rates;

    /// <summary>Every call with a right token, with what was answered.</summary>
    public IReadOnlyList<ApiCall> Calls => World.Calls;

    public IReadOnlyList<string> Violations => World.Violations;

    /// <summary>How long a wait may last in real time before the test fails.</summary>
    public TimeSpan Patience
    {
        get => World.Changes.Patience;
        set => World.Changes.Patience = value;
    }

    /// <param name="time">The clock on which rates are counted and updates age.</param>
    /// <param name="readsEverything">The bot's privacy mode is off.</param>
    /// <param name="port">On loopback; 0 for any that is free.</param>
    /// <param name="abandoned">Ends every wait for something to happen.</param>
    public static async Task<FakeTelegram> StartAsync(
        TimeProvider time, bool readsEverything = false, int port = 0, CancellationToken abandoned = default)
    {
        var bot = new BotAccount("7123456789:AAE-pretend_token-of-nobody_0123456789", "Fernbrae Crew", "FernbraeCrewBot")
        {
            ReadsEverything = readsEverything,
        };
        var (world, faults) = (new TelegramWorld(time, bot, abandoned), new Faults());
        return new(world, faults, await ApiServer.StartAsync(world, faults, port));
    }

    /// <summary>The person of that name; the same one each time.</summary>
    public FakeUser User(string firstName) => World.User(firstName);

    public FakeChat Group(string title, bool withBot = true) => World.NewGroup(ChatKind.Group, title, isForum: false, withBot);

    public FakeChat Supergroup(string title, bool withBot = true) => World.NewGroup(ChatKind.Supergroup, title, isForum: false, withBot);

    public FakeChat Forum(string title, bool withBot = true) => World.NewGroup(ChatKind.Supergroup, title, isForum: true, withBot);

    /// <summary>The bot's next message in a chat that this has not given yet; waits for it.</summary>
    public Task<ChatMessage> NextMessageAsync(FakeChat chat) => World.Changes.WaitForAsync(
        () => World.Locked(() =>
        {
            var next = chat.Messages.Where(message => message.IsFromBot).Skip(chat.Taken).FirstOrDefault();
            chat.Taken += next is null ? 0 : 1;
            return next;
        }),
        () => $"The bot wrote nothing more to {chat.Title}. {World.Story()}");

    /// <summary>Waits until something holds; it is looked at after everything that happens here.</summary>
    public Task UntilAsync(Func<bool> holds, string what) => World.Changes.WaitForAsync(
        () => World.Locked(holds) ? "it holds" : null,
        () => $"It never came so far: {what}. {World.Story()}");

    /// <summary>Waits for the bot to call a method (again), counted from the calls that were there already.</summary>
    public Task<ApiCall> NextCallAsync(string method, int after = 0) => World.Changes.WaitForAsync(
        () => Calls.Where(call => call.Method == method && call.Status != 0).Skip(after).FirstOrDefault(),
        () => $"{method} was not called. {World.Story()}");

    /// <summary>Waits until no update is left.</summary>
    public Task AllIsTakenAsync() => UntilAsync(() => Updates.Pending.Count == 0, "every update is acknowledged");

    /// <summary>For tests of the fake itself: takes note of violations, so that they do not fail it.</summary>
    public IReadOnlyList<string> ForgiveViolations()
    {
        var found = Violations;
        forgiven.UnionWith(found);
        return found;
    }

    /// <summary>An update of a kind that nobody here tells: raw, as JSON.</summary>
    public void Send(string type, JsonObject content, long chatId = 0) => World.Happens(() => Updates.Add(type, content, chatId));

    /// <summary>Once the process is told to stop.</summary>
    public Task StoppedAsync(CancellationToken cancellation = default) => server.StoppedAsync(cancellation);

    public async ValueTask DisposeAsync()
    {
        if (isGone)
            return;

        isGone = true;
        await World.Webhook.DisposeAsync();
        await server.DisposeAsync();
        var blamed = Violations.Where(violation => !forgiven.Contains(violation)).ToList();
        if (blamed.Count > 0)
            throw new InvalidOperationException($"The bot asked what it must not:\n{string.Join('\n', blamed)}");
    }
}
