using NodaTime;

namespace GartanChatBot.Scraping;

/// <summary>How long to leave the site alone after passes that failed: 1, 2, 5, 15, then 60 minutes; a good pass starts anew.</summary>
internal sealed class FailureLadder
{
    private static readonly Duration[] Waits = [Duration.FromMinutes(1), Duration.FromMinutes(2), Duration.FromMinutes(5), Duration.FromMinutes(15), Duration.FromHours(1)];

    private int failures;
    private Instant notBefore = Instant.MinValue;

    public bool MayTry(Instant now) => now >= notBefore;

    public void Succeeded() => (failures, notBefore) = (0, Instant.MinValue);

    /// <param name="retryAfter">What the site itself asked for; the longer of the two counts.</param>
    public void Failed(Instant now, TimeSpan? retryAfter)
    {
        var wait = Waits[Math.Min(failures++, Waits.Length - 1)];
        notBefore = now + Duration.Max(wait, Duration.FromTimeSpan(retryAfter ?? TimeSpan.Zero));
    }
}
