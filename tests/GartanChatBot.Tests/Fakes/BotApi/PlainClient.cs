using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using FakeBotApi;

namespace GartanChatBot.Tests.Fakes.BotApi;

/// <summary>A bot that is nothing but HTTP: says to the fake whatever a test wants, right or wrong.</summary>
internal sealed class PlainClient(FakeTelegram fake) : IDisposable
{
    private readonly HttpClient client = new(new SocketsHttpHandler()) { BaseAddress = fake.BaseUrl };

    /// <summary>Calls a method with JSON; the whole answer.</summary>
    public async Task<Answered> AskAsync(string method, object? parameters = null)
    {
        using var answer = await client.PostAsJsonAsync(
            $"/bot{fake.Token}/{method}", parameters ?? new { }, TestContext.Current.CancellationToken);
        return await ReadAsync(answer);
    }

    public async Task<Answered> SendAsync(FakeChat chat, string text, object? markup = null, string? parseMode = null) =>
        await AskAsync(
            "sendMessage", Parameters(("chat_id", chat.Id), ("text", text), ("reply_markup", markup), ("parse_mode", parseMode)));

    public async Task<Answered> EditAsync(ChatMessage message, string text, object? markup = null) =>
        await AskAsync(
            "editMessageText",
            Parameters(("chat_id", message.Chat.Id), ("message_id", message.Id), ("text", text), ("reply_markup", markup)));

    public async Task<Answered> GetAsync(string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return await ReadAsync(answer);
    }

    public async Task<Answered> PostAsync(string method, HttpContent content)
    {
        using var answer = await client.PostAsync(
            new Uri($"/bot{fake.Token}/{method}", UriKind.Relative), content, TestContext.Current.CancellationToken);
        return await ReadAsync(answer);
    }

    /// <summary>The updates that wait, with the ids that they have.</summary>
    public async Task<JsonArray> UpdatesAsync(object? parameters = null) => (await AskAsync("getUpdates", parameters)).Result.AsArray();

    public void Dispose() => client.Dispose();

    /// <summary>One row of buttons: a label and what it sends, in turn.</summary>
    public static object Buttons(params string[] labelsAndData) => new
    {
        inline_keyboard = new[] { labelsAndData.Chunk(2).Select(pair => new { text = pair[0], callback_data = pair[1] }) },
    };

    private static Dictionary<string, object> Parameters(params (string Name, object? Value)[] given) =>
        given.Where(pair => pair.Value is not null).ToDictionary(pair => pair.Name, pair => pair.Value!);

    private static async Task<Answered> ReadAsync(HttpResponseMessage answer)
    {
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new(answer.StatusCode, body.StartsWith('{') ? JsonNode.Parse(body)!.AsObject() : new JsonObject { ["html"] = body });
    }
}

/// <summary>What the fake answered.</summary>
internal sealed record Answered(HttpStatusCode Status, JsonObject Body)
{
    public JsonNode Result => Body["result"] ?? throw new InvalidOperationException(Body.ToJsonString());

    public string Refusal => Body["description"]?.GetValue<string>() ?? "";

    public int Parameter(string name) => (int)Parameters[name]!.GetValue<long>();

    public JsonObject Parameters => Body["parameters"]!.AsObject();
}
