using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace FakeBotApi;

/// <summary>
/// Sends updates to the bot's own address: those of one chat in order, different chats side by side, each until it is taken.
/// </summary>
internal sealed partial class WebhookPush(TelegramWorld world) : IAsyncDisposable
{
    private static readonly int[] Ports = [443, 80, 88, 8443];

    private readonly HttpClient client = new(new SocketsHttpHandler());
    private readonly CancellationTokenSource stopping = new();
    private readonly Dictionary<long, Task> busy = [];
    private readonly Dictionary<string, Uri> routes = [];
    private Uri? target;
    private string? secret;
    private (DateTimeOffset At, string Text)? lastError;

    public bool IsSet => target is not null;

    public Uri? Target => target;

    /// <summary>How many deliveries were answered with anything but a 2xx, or not at all.</summary>
    public int Refused { get; private set; }

    /// <summary>How often a delivery was put off; counted when its clock runs, so that a test can let the time pass.</summary>
    public int Waiting { get; private set; }

    /// <summary>Where a public address leads: the tests have no public names and no certificates.</summary>
    public void Route(string publicAddress, Uri to) => world.Locked(() => routes[new Uri(publicAddress).Authority] = to);

    public void Set(ApiCall call)
    {
        var url = call.Text("url")!;
        if (url.Length == 0)
        {
            Delete(call);
            return;
        }

        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme != "https")
            throw ApiRefusal.BadRequest("bad webhook: An HTTPS URL must be provided for webhook");

        if (!Ports.Contains(address.Port))
            throw ApiRefusal.BadRequest("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443");

        if (call.Text("secret_token") is { } token && !SecretToken().IsMatch(token))
            throw ApiRefusal.Violation("secret token contains unallowed characters");

        if (call.Has("max_connections") && call.Number("max_connections") is < 1 or > 100)
            throw ApiRefusal.Violation("max_connections must be between 1 and 100");

        world.Updates.Interrupt(ApiRefusal.Conflict("terminated by setWebhook request"));
        if (call.Has("allowed_updates"))
            world.Updates.Allow(call.Parameters["allowed_updates"]);

        if (call.Flag("drop_pending_updates"))
            world.Updates.Forget(_ => true);

        (target, secret, lastError) = (address, call.Text("secret_token"), null);
        Wake();
    }

    public void Delete(ApiCall call)
    {
        target = null;
        if (call.Flag("drop_pending_updates"))
            world.Updates.Forget(_ => true);
    }

    public JsonObject ToJson()
    {
        var json = new JsonObject
        {
            ["url"] = target?.OriginalString ?? "",
            ["has_custom_certificate"] = false,
            ["pending_update_count"] = world.Updates.Pending.Count,
        };
        if (lastError is var (at, text))
            (json["last_error_date"], json["last_error_message"]) = (at.ToUnixTimeSeconds(), text);

        if (target is not null)
            (json["max_connections"], json["allowed_updates"]) = (
                40, new JsonArray([.. world.Updates.Allowed.Select(type => JsonValue.Create(type))]));

        return json;
    }

    /// <summary>There may be something to send.</summary>
    public void Wake() => world.Locked(() =>
    {
        if (target is null || stopping.IsCancellationRequested)
            return;

        foreach (var chat in world.Updates.Pending.Select(update => update.ChatId).Distinct())
        {
            if (!busy.ContainsKey(chat))
                busy[chat] = Task.Run(() => DeliverAllAsync(chat));
        }
    });

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await Task.WhenAll(world.Locked(() => busy.Values.ToList()));
        stopping.Dispose();
        client.Dispose();
    }

    private async Task DeliverAllAsync(long chat)
    {
        var pause = TimeSpan.FromSeconds(1);
        while (Next(chat) is { } update)
        {
            if (await DeliverAsync(update))
            {
                pause = TimeSpan.FromSeconds(1);
                world.Updates.Forget(one => one == update);
                continue;
            }

            try
            {
                var wait = Task.Delay(pause, world.Time, stopping.Token);
                world.Happens(() => Waiting++);
                await wait;
            }
            catch (OperationCanceledException)
            {
                // Going down: whoever looks next finds nothing more to send.
            }

            pause = TimeSpan.FromSeconds(Math.Min(60, pause.TotalSeconds * 2));
        }
    }

    private PendingUpdate? Next(long chat) =>
        world.Locked(() =>
        {
            var next =
                stopping.IsCancellationRequested || target is null
                    ? null
                    : world.Updates.Pending.FirstOrDefault(update => update.ChatId == chat);
            if (next is null)
                busy.Remove(chat);

            return next;
        });

    private async Task<bool> DeliverAsync(PendingUpdate update)
    {
        try
        {
            using var request = world.Locked(() => Request(update));
            using var answer = await client.SendAsync(request, stopping.Token);
            if (answer.IsSuccessStatusCode)
                return true;

            Fail($"Wrong response from the webhook: {(int)answer.StatusCode}");
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException)
        {
            Fail("Connection refused");
        }

        return false;
    }

    private HttpRequestMessage Request(PendingUpdate update)
    {
        var route = routes.GetValueOrDefault(target!.Authority) ?? throw new HttpRequestException($"No route leads to {target.Authority}");
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(route, target.PathAndQuery))
        {
            Content = JsonContent.Create(update.Json),
        };
        if (secret is not null)
            request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", secret);

        return request;
    }

    private void Fail(string text) => world.Happens(() =>
    {
        Refused++;
        lastError = (world.Now, text);
    });

    [GeneratedRegex("^[A-Za-z0-9_-]{1,256}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SecretToken();
}
