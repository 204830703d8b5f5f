using GartanChatBot.Limits;

namespace GartanChatBot.Chat;

/// <summary>Limits questions per person and minute. The first question over the limit gets a refusal; further ones get no answer.</summary>
internal sealed class QuestionRateLimiter(int perMinute, TimeProvider time)
{
    private const int PeopleBeforeTidying = 500;

    private readonly Lock gate = new();
    private readonly Dictionary<(string Platform, string Id), Asker> askers = [];

    public RateLimitResult Ask(string platform, ChatUser who)
    {
        lock (gate)
        {
            if (askers.Count > PeopleBeforeTidying)
            {
                foreach (var (person, _) in askers.Where(entry => entry.Value.Recent.IsQuiet).ToList())
                    askers.Remove(person);
            }

            if (!askers.TryGetValue((platform, who.Id), out var asker))
                askers[(platform, who.Id)] = asker = new(new(perMinute, TimeSpan.FromMinutes(1), time));

            var isTold = asker.IsTold;
            asker.IsTold = !asker.Recent.TryTake(out _);
            return !asker.IsTold ? RateLimitResult.Answer : isTold ? RateLimitResult.StaySilent : RateLimitResult.SayStop;
        }
    }

    private sealed class Asker(SlidingWindow recent)
    {
        public SlidingWindow Recent => recent;

        public bool IsTold { get; set; }
    }
}

/// <summary>Decision about one more question.</summary>
internal enum RateLimitResult
{
    Answer,
    SayStop,
    StaySilent,
}
