using GartanChatBot.Gartan.Http;
using GartanChatBot.Tuning;
using NodaTime;

namespace GartanChatBot.Scraping;

/// <summary>What refreshing more often than configured may use of a day's requests.</summary>
internal sealed class RequestAllowance(RequestBudget budget, ScrapeTargets targets, TuningOptions options)
{
    public bool IsUsedUp => budget.Today.Sent >= PerDay;

    private int PerDay => Math.Min(budget.PerDay, options.RequestsADay * targets.All.Count);

    /// <summary>Whether today's requests lie below the straight line to the day's allowance.</summary>
    public bool HasSomeToSpare(Instant now)
    {
        var shareOfDay = now.InUtc().TimeOfDay.TickOfDay / (double)NodaConstants.TicksPerDay;
        return budget.Today.Sent < PerDay * shareOfDay;
    }
}
