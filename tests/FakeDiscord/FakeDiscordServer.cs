using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FakeDiscord;

/// <summary>
/// A pretend Discord on loopback, REST and gateway, that knows the rules and holds the bot to them.
/// <example>
/// <code>
/// await using var discord = await FakeDiscordServer.StartAsync(bot.Time);    // fails at the end when a rule was broken
/// var crew = discord.Guild("Fernbrae").Channel("crew");                      // the bot is in every guild
/// var rowan = discord.Guild("Fernbrae").Member("Rowan");
/// bot.Set("Discord:Token", discord.Token);
/// bot.Set("Discord:ApiBaseUrl", discord.Api.AbsoluteUri);                    // the gateway's address is asked of it
/// …start the bot…
/// await discord.Gateway.ReadyAsync();
/// await discord.Commands.RegisteredAsync();
///
/// var reply = await rowan.Slash(crew, "pump", ("pump", "K41P1")).ReplyAsync();
/// reply.Text.ShouldContain("on the run");                                    // also Content, Embeds, Buttons, Ephemeral, Versions
/// var why = await rowan.Presses(reply, "Why").ReplyAsync();
/// var pumps = await rowan.Types(crew, "pump", "pump", "K4").ChoicesAsync();
/// var alert = await crew.MessageAsync(message => message.Text.Contains("off the run"));
/// await alert.EditedAsync();                                                 // crew.Pins, crew.Ephemerals, alert.Pinged, alert.Silent
///
/// discord.When("POST /channels/*/messages").IsTakenButCut();                 // Fails, TooMany(scope, wait), Hangs, Refuses…
/// discord.Gateway.Next(GatewayPhase.Identifying, connection => connection.Cut());
/// discord.Gateway.Close(4009);                                               // AskToReconnect, Invalidate, FallSilent, ForgetSessions
/// crew.Delete(); crew.Deny(Permissions.EmbedLinks); guild.SendBotAway();     // the world changes
/// await discord.Posts.SaveAsync(endpoint);                                   // from here on signed POSTs in place of the gateway
/// discord.Violations.Forgive("part of its text");                            // what the test meant to provoke
/// </code>
/// </example>
/// Time is the injected clock's: tokens, rate limits and sessions age with it. Waits end with the event, never by the clock.
/// </summary>
internal sealed class FakeDiscordServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly List<Guild> guilds = [];
    private readonly List<User> users = [];
    private readonly List<Channel> direct = [];
    private readonly List<Interaction> interactions = [];
    private readonly List<Task> posting = [];

    private FakeDiscordServer(WebApplication app, TimeProvider time, CancellationToken abandoned)
    {
        this.app = app;
        Time = time;
        Ids = new Snowflakes(time);
        Changes = new Changes { Circumstances = Tell, Abandoned = abandoned };
        ApplicationId = Ids.Next();
        Bot = new User(this, "Fernbrae Pump Bot", isBot: true);
        users.Add(Bot);
        Commands = new Commands(this);
        Posts = new SignedPosts(this);
        RateLimits = new RateLimits(time, Violations);
        Schemas = OpenApiSchemas.Find();
        Rest = new RestServer(this);
        Gateway = new GatewayServer(this) { Address = WebSocket("/gateway"), ResumeAddress = WebSocket("/resume") };
    }

    /// <summary>The bot's token; another one from here on: the old one is void.</summary>
    public string Token { get; set; } = "juliett.kilo.lima";

    public string ApplicationId { get; }

    public User Bot { get; }

    public string PublicKey => Posts.PublicKey;

    /// <summary>The base address of REST.</summary>
    public Uri Api => new(Address, RestCall.Prefix);

    public TimeProvider Time { get; }

    public Snowflakes Ids { get; }

    /// <summary>Guards everything that the pretend Discord remembers.</summary>
    public Lock Gate { get; } = new();

    public Changes Changes { get; }

    public Violations Violations { get; } = new();

    public Commands Commands { get; }

    public GatewayServer Gateway { get; }

    public SignedPosts Posts { get; }

    public RateLimits RateLimits { get; }

    public OpenApiSchemas? Schemas { get; }

    public RestServer Rest { get; }

    public IReadOnlyList<RestCall> Requests => Rest.Requests;

    public IReadOnlyList<Guild> Guilds => guilds;

    public IReadOnlyList<Interaction> Interactions
    {
        get
        {
            lock (Gate)
            {
                return [.. interactions];
            }
        }
    }

    private Uri Address => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    /// <param name="time">The clock by which tokens, limits and sessions age.</param>
    /// <param name="port">On loopback; 0 for any that is free.</param>
    /// <param name="abandoned">Ends every wait for something to happen.</param>
    public static async Task<FakeDiscordServer> StartAsync(TimeProvider time, int port = 0, CancellationToken abandoned = default)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}").ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        var server = builder.Build();
        server.UseWebSockets(new WebSocketOptions { KeepAliveInterval = Timeout.InfiniteTimeSpan });
        FakeDiscordServer? discord = null;
        server.Run(context => context.Request.Path.StartsWithSegments(RestCall.Prefix, StringComparison.Ordinal)
            ? discord!.Rest.HandleAsync(context)
            : discord!.Gateway.HandleAsync(context));
        await server.StartAsync(abandoned);
        return discord = new FakeDiscordServer(server, time, abandoned);
    }

    /// <summary>The guild of that name, made when it is not there; the bot is in it.</summary>
    public Guild Guild(string name)
    {
        lock (Gate)
        {
            if (guilds.Find(guild => guild.Name == name) is { } known)
            {
                return known;
            }

            var made = new Guild(this, name);
            made.Roles.Add(new Role(made.Id, "@everyone") { Permissions = Permissions.Everyday });
            made.Roles.Add(new Role(Ids.Next(), Bot.Name) { Permissions = Permissions.Everyday | Permissions.PinMessages });
            guilds.Add(made);
            Gateway.Announce(GatewayEvents.Guilds, "GUILD_CREATE", made.ToJson(withChannels: true));
            return made;
        }
    }

    /// <summary>The person of that name, made when not there; in no guild yet.</summary>
    public User User(string name)
    {
        lock (Gate)
        {
            if (users.Find(user => user.Name == name) is { } known)
            {
                return known;
            }

            users.Add(new User(this, name));
            return users[^1];
        }
    }

    public Channel DirectMessages(User user)
    {
        lock (Gate)
        {
            if (direct.Find(channel => channel.Recipient == user) is { } known)
            {
                return known;
            }

            direct.Add(new Channel(this, guild: null, $"@{user.Name}") { Recipient = user });
            return direct[^1];
        }
    }

    public User? FindUser(string id) => users.Find(user => user.Id == id);

    public Channel? FindChannel(string id) =>
        guilds.SelectMany(guild => guild.Channels).Concat(direct).FirstOrDefault(channel => channel.Id == id);

    /// <summary>Trouble for the next requests like this, "*" for any one step: "POST /channels/*/messages".</summary>
    public Fault When(string request, int times = 1) => new(request, times, Rest.Arm);

    /// <summary>A request that has come, answered or not.</summary>
    public Task<RestCall> ArrivalAsync(Func<RestCall, bool> like) =>
        Changes.UntilAsync("a request to come", () => Requests.FirstOrDefault(like));

    /// <summary>A request that was answered.</summary>
    public Task<RestCall> RequestAsync(Func<RestCall, bool> like) =>
        Changes.UntilAsync("a request", () => Requests.FirstOrDefault(call => call.Answer is not null && like(call)));

    /// <summary>Hands an interaction to the bot, for the first time or again.</summary>
    public Interaction Deliver(Interaction interaction)
    {
        lock (Gate)
        {
            if (!interactions.Contains(interaction))
            {
                interactions.Add(interaction);
            }

            if (Posts.Endpoint is not null)
            {
                posting.Add(Posts.DeliverAsync(interaction));
            }
            else if (!Gateway.Announce(GatewayEvents.Always, "INTERACTION_CREATE", interaction.Payload))
            {
                throw new InvalidOperationException("No session of the bot is there to hear it.");
            }

            return interaction;
        }
    }

    /// <summary>Once the process is told to stop.</summary>
    public Task StoppedAsync(CancellationToken cancellation = default) => app.WaitForShutdownAsync(cancellation);

    /// <summary>Ends it, whatever rules were broken.</summary>
    public async Task EndAsync()
    {
        await Task.WhenAll(posting);
        Posts.Dispose();
        await app.StopAsync(new CancellationToken(canceled: true));
        await app.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        Violations.ShouldBeNone();
    }

    private Uri WebSocket(string path) => new UriBuilder(Address) { Scheme = "ws", Path = path }.Uri;

    private string Tell() => $"""
        Violations: {string.Join(" | ", Violations.All)}
        Requests: {string.Join("\n", Requests.TakeLast(10))}
        """;
}
