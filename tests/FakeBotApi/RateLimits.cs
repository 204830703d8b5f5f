namespace FakeBotApi;

/// <summary>How many messages Telegram takes; null means it does not count.</summary>
internal sealed record RateRules(int? PerChatASecond, int ChatBurst, int? PerGroupAMinute, int? OverallASecond)
{
    public static RateRules OfTelegram { get; } = new(1, 5, 20, 30);

    public static RateRules None { get; } = new(null, 0, null, null);
}

/// <summary>Counts what is sent, on the clock of the test, and refuses too much of it with the seconds to wait.</summary>
internal sealed class RateLimits(TimeProvider time)
{
    private readonly Dictionary<string, Bucket> buckets = [];

    public RateRules Rules { get; set; } = RateRules.OfTelegram;

    /// <summary>Calls that came before the seconds they had been told to wait were over.</summary>
    public int Impatience { get; private set; }

    /// <summary>Counts one message to a chat; edits count apart from new messages.</summary>
    public void Count(FakeChat chat, string what)
    {
        var now = time.GetUtcNow();
        List<Bucket> touched = [];
        if (Rules.PerChatASecond is { } perChat)
            touched.Add(BucketOf($"{what} {chat.Id}", Rules.ChatBurst, perChat, now));

        if (Rules.PerGroupAMinute is { } perGroup && chat.Kind != ChatKind.Private)
            touched.Add(BucketOf($"group {what} {chat.Id}", perGroup, perGroup / 60.0, now));

        if (Rules.OverallASecond is { } overall)
            touched.Add(BucketOf("all", overall, overall, now));

        var wait = touched.Count == 0 ? TimeSpan.Zero : touched.Max(bucket => bucket.Wait());
        if (wait > TimeSpan.Zero)
        {
            Impatience += touched.Exists(bucket => now < bucket.ToldToWaitUntil) ? 1 : 0;
            var seconds = (int)Math.Ceiling(wait.TotalSeconds);
            touched.ForEach(bucket =>
                bucket.ToldToWaitUntil = bucket.Wait() > TimeSpan.Zero ? now.AddSeconds(seconds) : bucket.ToldToWaitUntil);
            throw ApiRefusal.SlowDown(seconds);
        }

        touched.ForEach(bucket => bucket.Left--);
    }

    private Bucket BucketOf(string name, int size, double aSecond, DateTimeOffset now)
    {
        if (!buckets.TryGetValue(name, out var bucket))
            buckets[name] = bucket = new(size, aSecond, now);

        bucket.Refill(now);
        return bucket;
    }

    private sealed class Bucket(int size, double aSecond, DateTimeOffset since)
    {
        private DateTimeOffset filledAt = since;

        public double Left { get; set; } = size;

        public DateTimeOffset ToldToWaitUntil { get; set; } = since;

        public void Refill(DateTimeOffset now)
        {
            Left = Math.Min(size, Left + ((now - filledAt).TotalSeconds * aSecond));
            filledAt = now;
        }

        // A whisker of tolerance: tenths of a second do not add up exactly.
        public TimeSpan Wait() => Left > 1 - 1e-6 ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Max((1 - Left) / aSecond, 1e-3));
    }
}
