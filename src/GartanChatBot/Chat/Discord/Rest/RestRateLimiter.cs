using System.Globalization;
using System.Net.Http.Headers;

namespace GartanChatBot.Chat.Discord.Rest;

/// <summary>
/// Applies Discord's rate limits to every call. A call's bucket is keyed by its route until Discord names the bucket, which several routes
/// can share. Each channel, guild and interaction counts separately.
/// </summary>
internal sealed class RestRateLimiter(TimeProvider time)
{
    /// <summary>Bucket count above which idle ones are removed: every interaction creates one.</summary>
    private const int BucketsBeforeTidying = 200;

    /// <summary>Margin for clock differences and rounding.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(50);

    private readonly Lock gate = new();
    private readonly Dictionary<string, string> hashes = [];
    private readonly Dictionary<string, RateLimitBucket> buckets = [];
    private readonly GlobalRateLimiter global = new(time);

    /// <summary>Waits until the call may go out and locks its bucket; the caller must leave the bucket.</summary>
    /// <exception cref="DiscordRateLimitedException">The wait exceeds the call's patience.</exception>
    public async Task<RateLimitBucket> EnterAsync(RestRequest call, CancellationToken cancellationToken)
    {
        while (true)
        {
            var bucket = BucketOf(call);
            await bucket.EnterAsync(cancellationToken);
            try
            {
                // While this call waited, the previous one may have received the bucket's name.
                if (ReferenceEquals(bucket, BucketOf(call)))
                {
                    await WaitAsync(() => bucket.Wait, call.Patience, cancellationToken);
                    if (!call.Anonymous)
                        await WaitAsync(global.TryEnter, call.Patience, cancellationToken);

                    return bucket;
                }
            }
            catch
            {
                bucket.Leave();
                throw;
            }

            bucket.Leave();
        }
    }

    /// <summary>Reads the rate-limit headers of a response.</summary>
    public void Hear(RestRequest call, HttpResponseHeaders headers)
    {
        RateLimitBucket bucket;
        lock (gate)
        {
            if (Text(headers, "X-RateLimit-Bucket") is { } hash)
                hashes[call.Route] = hash;

            bucket = BucketOf(call);
        }

        if (Number(headers, "X-RateLimit-Remaining") is 0 && Number(headers, "X-RateLimit-Reset-After") is { } seconds)
            bucket.CloseFor(Seconds(seconds) + Margin);
    }

    /// <summary>Applies a 429: blocks the call's bucket, or every call if the limit is global, for this long.</summary>
    public void Close(RestRequest call, TimeSpan length, bool everything)
    {
        if (everything)
            global.CloseFor(length + Margin);
        if (!everything || call.Anonymous)
            BucketOf(call).CloseFor(length + Margin);
    }

    public static double? Number(HttpResponseHeaders headers, string name) =>
        double.TryParse(Text(headers, name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : null;

    public static string? Text(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) ? values.First() : null;

    public static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(Math.Clamp(seconds, 0, TimeSpan.FromDays(2).TotalSeconds));

    private async Task WaitAsync(Func<TimeSpan> left, TimeSpan patience, CancellationToken cancellationToken)
    {
        while (left() is var wait && wait > TimeSpan.Zero)
        {
            if (wait > patience)
                throw new DiscordRateLimitedException(wait);

            await Task.Delay(wait, time, cancellationToken);
        }
    }

    private RateLimitBucket BucketOf(RestRequest call)
    {
        lock (gate)
        {
            var key = $"{hashes.GetValueOrDefault(call.Route, call.Route)}|{call.Major}";
            if (buckets.TryGetValue(key, out var known))
                return known;

            if (buckets.Count >= BucketsBeforeTidying)
            {
                foreach (var (idle, _) in buckets.Where(pair => pair.Value.IsIdle).ToList())
                    buckets.Remove(idle);
            }

            return buckets[key] = new(time);
        }
    }
}
