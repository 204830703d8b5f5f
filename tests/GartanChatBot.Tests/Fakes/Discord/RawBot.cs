using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using FakeDiscord;
using Microsoft.Extensions.Time.Testing;

namespace GartanChatBot.Tests.Fakes.Discord;

/// <summary>A bot without manners: sends what a test wants to see refused.</summary>
internal sealed class RawBot : IAsyncDisposable
{
    private readonly HttpClient client = new(new SocketsHttpHandler());
    private readonly byte[] buffer = new byte[64 * 1024];
    private ClientWebSocket? socket;

    private RawBot(FakeDiscordServer discord, FakeTimeProvider time) => (Discord, Time) = (discord, time);

    public FakeDiscordServer Discord { get; }

    public FakeTimeProvider Time { get; }

    public Channel Crew { get; private set; } = null!;

    public User Rowan { get; private set; } = null!;

    /// <summary>How the gateway closed the connection.</summary>
    public int? CloseCode => (int?)socket?.CloseStatus;

    public string Token { get; set; } = "";

    public string? UserAgent { get; set; } = "DiscordBot (https://fernbrae.example.test, 1.0)";

    /// <summary>A pretend Discord with the channel #crew of Fernbrae and Rowan in it.</summary>
    public static async Task<RawBot> StartAsync()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 6, 9, 13, 18, 0, TimeSpan.Zero));
        var discord = await FakeDiscordServer.StartAsync(time, abandoned: TestContext.Current.CancellationToken);
        return new(discord, time)
        {
            Crew = discord.Guild("Fernbrae").Channel("crew"),
            Rowan = discord.Guild("Fernbrae").Member("Rowan"),
            Token = discord.Token,
        };
    }

    public Task<RawAnswer> PostAsync(string path, string body) => SendAsync(HttpMethod.Post, path, body);

    public Task<RawAnswer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<RawAnswer> SayAsync(string body) => PostAsync($"/channels/{Crew.Id}/messages", body);

    public Task<RawAnswer> SayAsync(JsonObject body)
    {
        body["allowed_mentions"] ??= new JsonObject { ["parse"] = new JsonArray() };
        return SayAsync(body.ToJsonString());
    }

    /// <summary>Says it, is refused with this code somewhere in the tree, and is noted.</summary>
    public async Task RefusedAsync(JsonObject body, string code)
    {
        var answer = await SayAsync(body);
        answer.Status.ShouldBe(400);
        answer.Code.ShouldBe(50035);
        answer.Errors.ShouldContain(code);
        Discord.Violations.Forgive("");
        Crew.Messages.ShouldBeEmpty();
    }

    public Task<RawAnswer> RegisterAsync(string commands) =>
        SendAsync(HttpMethod.Put, $"/applications/{Discord.ApplicationId}/commands", commands);

    public Task<RawAnswer> CallbackAsync(Interaction interaction, string body) =>
        PostAsync($"/interactions/{interaction.Id}/{interaction.Token}/callback", body);

    public Task<RawAnswer> WebhookAsync(HttpMethod method, Interaction interaction, string path, string? body = null) =>
        SendAsync(method, $"/webhooks/{Discord.ApplicationId}/{interaction.Token}{path}", body);

    public async Task<RawAnswer> SendAsync(HttpMethod method, string path, string? body = null, string type = "application/json")
    {
        using var request = new HttpRequestMessage(method, Discord.Api.AbsoluteUri + path);
        request.Headers.TryAddWithoutValidation("Authorization", $"Bot {Token}");
        request.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, type);
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync();
        var headers = answer.Headers.ToDictionary(header => header.Key, header => string.Join(',', header.Value));
        return new((int)answer.StatusCode, text.StartsWith('{') || text.StartsWith('[') ? JsonNode.Parse(text) : null, headers);
    }

    /// <summary>Gives up what still has no answer.</summary>
    public void Abandon() => client.CancelPendingRequests();

    public async Task ConnectAsync(Uri? address = null, string query = "?v=10&encoding=json")
    {
        socket?.Dispose();
        socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri((address ?? Discord.Gateway.Address).AbsoluteUri + query), TestContext.Current.CancellationToken);
    }

    public Task SayToGatewayAsync(string frame) =>
        socket!.SendAsync(
            Encoding.UTF8.GetBytes(frame), WebSocketMessageType.Text, endOfMessage: true, TestContext.Current.CancellationToken);

    public Task IdentifyAsync(int intents = 0) => SayToGatewayAsync(
        $$"""{"op":2,"d":{"properties":{"os":"linux","browser":"raw","device":"raw"},"token":"{{Token}}","intents":{{intents}} } }""");

    public Task ResumeAsync(string session, int sequence) => SayToGatewayAsync(
        $$$"""{"op":6,"d":{"seq":{{{sequence}}},"token":"{{{Token}}}","session_id":"{{{session}}}"}}""");

    /// <summary>The next frame; null when the connection was closed.</summary>
    public async Task<JsonNode?> HearAsync()
    {
        var length = 0;
        while (true)
        {
            var part = await socket!.ReceiveAsync(buffer.AsMemory(length), TestContext.Current.CancellationToken);
            length += part.Count;
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            if (part.EndOfMessage)
            {
                return JsonNode.Parse(buffer.AsSpan(0, length));
            }
        }
    }

    /// <summary>Connects and says who it is; READY's content.</summary>
    public async Task<JsonNode> BeginAsync(int intents = 0)
    {
        await ConnectAsync();
        await HearAsync();
        await IdentifyAsync(intents);
        return (await HearAsync())!["d"]!;
    }

    public Task GoAsync(int code) => socket!.CloseAsync((WebSocketCloseStatus)code, "", TestContext.Current.CancellationToken);

    /// <summary>Registers /pump, connects, and gets it from Rowan.</summary>
    public async Task<Interaction> AskedAsync()
    {
        (await RegisterAsync(Pump)).Status.ShouldBe(200);
        await BeginAsync();
        var interaction = Rowan.Slash(Crew, "pump", ("pump", "K41P1"));
        (await HearAsync())!["t"]!.ToString().ShouldBe("INTERACTION_CREATE");
        return interaction;
    }

    public const string Pump = """
        [{"name":"pump","description":"Is it on the run?","options":[
         {"type":3,"name":"pump","description":"Which","required":true,"autocomplete":true}]}]
        """;

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        socket?.Dispose();
        await Discord.DisposeAsync();
    }
}

/// <summary>What the bot without manners was told.</summary>
internal sealed record RawAnswer(int Status, JsonNode? Body, IReadOnlyDictionary<string, string> Headers)
{
    public int Code => (int?)Body?["code"] ?? 0;

    public string Errors => Body?["errors"]?.ToJsonString() ?? "";
}
