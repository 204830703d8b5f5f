namespace GartanChatBot.Chat;

/// <summary>At most so many questions a minute from one person; the first one too many is told so, the rest are not answered.</summary>
internal sealed class QuestionRateLimiter(int perMinute, TimeProvider time)
{
    private const int PeopleBeforeTidying = 500;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Platform, string Id), Asker> _askers = [];

    public RateLimitResult Ask(string platform, ChatUser who)
    {
        var now = time.GetTimestamp();

        lock (_gate)
        {
            if (_askers.Count > PeopleBeforeTidying)
                ForgetTheQuiet(now);

            if (!_askers.TryGetValue((platform, who.Id), out var asker))
                _askers[(platform, who.Id)] = asker = new();

            return asker.Ask(now, perMinute, time);
        }
    }

    private void ForgetTheQuiet(long now)
    {
        foreach (var (person, asker) in _askers.ToList())
        {
            if (asker.IsQuiet(now, time))
                _askers.Remove(person);
        }
    }

    private sealed class Asker
    {
        private readonly Queue<long> _recent = [];
        private bool _told;

        public bool IsQuiet(long now, TimeProvider time)
        {
            while (_recent.TryPeek(out var oldest) && time.GetElapsedTime(oldest, now) >= Window)
                _recent.Dequeue();

            return _recent.Count == 0;
        }

        public RateLimitResult Ask(long now, int perMinute, TimeProvider time)
        {
            _ = IsQuiet(now, time);
            if (_recent.Count < perMinute)
            {
                _recent.Enqueue(now);
                _told = false;
                return RateLimitResult.Answer;
            }

            var verdict = _told ? RateLimitResult.StaySilent : RateLimitResult.SayStop;
            _told = true;
            return verdict;
        }
    }
}

/// <summary>What to do with one more question.</summary>
internal enum RateLimitResult
{
    Answer,
    SayStop,
    StaySilent,
}
