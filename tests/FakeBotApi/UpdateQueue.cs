using System.Text.Json.Nodes;

namespace FakeBotApi;

/// <summary>One update that waits for the bot.</summary>
internal sealed record PendingUpdate(long Id, string Type, JsonNode? Json, long ChatId, DateTimeOffset At);

/// <summary>The updates that the bot has not acknowledged, and the long poll that waits for more.</summary>
internal sealed class UpdateQueue(TelegramWorld world)
{
    private const int LongestPoll = 50;
    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(24);
    private static readonly string[] OnlyOnDemand = ["chat_member", "message_reaction", "message_reaction_count"];

    private readonly List<PendingUpdate> pending = [];
    private TaskCompletionSource<ApiRefusal?>? poll;
    private string[] allowed = [];

    /// <summary>The id of the next update; a test may let it jump, as Telegram does after a quiet week.</summary>
    public long NextId { get; set; } = 871_000_001;

    public IReadOnlyList<PendingUpdate> Pending => world.Locked(() => pending.ToList());

    public bool IsPolled => world.Locked(() => poll is not null);

    /// <summary>The kinds of updates that the bot asked for last; nothing means the usual ones.</summary>
    public IReadOnlyList<string> Allowed => allowed;

    public void Add(string type, JsonObject content, long chatId) => world.Locked(() =>
    {
        if (allowed.Length == 0 ? OnlyOnDemand.Contains(type) : !allowed.Contains(type))
            return;

        var json = new JsonObject { ["update_id"] = NextId, [type] = content };
        BotApiReference.CheckUpdate(json);
        pending.Add(new(NextId++, type, json, chatId, world.Now));
        poll?.TrySetResult(null);
        world.Webhook.Wake();
    });

    /// <summary>Set once something was added that the reference does not know: then it does not judge what is given.</summary>
    public bool HoldsOdd { get; private set; }

    /// <summary>Anything at all in the place of an update; <c>UPDATE_ID</c> in it becomes the next id.</summary>
    public void AddOdd(string json, long chatId = 0) =>
        world.Locked(() =>
        {
            HoldsOdd = true;
            pending.Add(
                new(NextId, "odd", JsonNode.Parse(json.Replace("UPDATE_ID", $"{NextId}", StringComparison.Ordinal)), chatId, world.Now));
            NextId++;
            poll?.TrySetResult(null);
            world.Webhook.Wake();
        });

    /// <summary>The same update once more, as when an acknowledgement was lost.</summary>
    public void Repeat(PendingUpdate update) => world.Locked(() =>
    {
        pending.Add(update);
        poll?.TrySetResult(null);
        world.Webhook.Wake();
    });

    public async Task<JsonNode> PollAsync(ApiCall call, CancellationToken gone)
    {
        var (mine, ready) = world.Locked(() => Begin(call));
        if (ready.Count > 0)
            return ready;

        var seconds = Math.Clamp(call.Number("timeout"), 0, LongestPoll);
        if (seconds > 0)
        {
            using var leaving = gone.Register(() => mine.TrySetResult(null));
            await using var timer = world.Time.CreateTimer(
                _ => mine.TrySetResult(null), null, TimeSpan.FromSeconds(seconds), Timeout.InfiniteTimeSpan);
            world.Changes.Announce();
            if (await mine.Task is { } refusal)
                throw refusal;
        }

        return world.Locked(() =>
        {
            if (poll == mine)
                poll = null;

            return gone.IsCancellationRequested ? [] : Take(call);
        });
    }

    /// <summary>Ends a poll that is waiting.</summary>
    public void Interrupt(ApiRefusal why) => world.Locked(() =>
    {
        poll?.TrySetResult(why);
        poll = null;
    });

    public void Allow(JsonNode? types) =>
        world.Locked(() => allowed = types is JsonArray list ? [.. list.Select(one => one!.GetValue<string>())] : allowed);

    public void Forget(Predicate<PendingUpdate> which) => world.Happens(() => pending.RemoveAll(which));

    private (TaskCompletionSource<ApiRefusal?> Mine, JsonArray Ready) Begin(ApiCall call)
    {
        if (world.Webhook.IsSet)
            throw ApiRefusal.Conflict("can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first");

        if (call.Has("limit") && call.Number("limit") is < 1 or > 100)
            throw ApiRefusal.Violation("limit must be between 1 and 100");

        Interrupt(ApiRefusal.Conflict("terminated by other getUpdates request; make sure that only one bot instance is running"));
        if (call.Has("allowed_updates"))
            Allow(call.Parameters["allowed_updates"]);

        Acknowledge(call);
        var mine = new TaskCompletionSource<ApiRefusal?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var ready = Take(call);
        if (ready.Count == 0 && call.Number("timeout") > 0)
            poll = mine;

        return (mine, ready);
    }

    private void Acknowledge(ApiCall call)
    {
        var offset = call.Parameters["offset"]?.GetValue<long>() ?? 0;
        pending.RemoveAll(update => update.At < world.Now - KeptFor);
        if (offset < 0)
            pending.RemoveRange(0, Math.Max(0, pending.Count + (int)Math.Max(offset, -pending.Count)));
        else if (offset > 0)
            pending.RemoveAll(update => update.Id < offset);

        world.Changes.Announce();
    }

    private JsonArray Take(ApiCall call) => [.. pending.Take(call.Number("limit", 100)).Select(update => update.Json?.DeepClone())];
}
