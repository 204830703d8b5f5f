using GartanChatBot.Gartan.Http;
using GartanChatBot.Tuning;
using NodaTime;

namespace GartanChatBot.Scraping;

/// <summary>Share of the daily requests available for refreshing more often than configured.</summary>
internal sealed class RequestAllowance(RequestBudget budget, ScrapeTargets targets, TuningOptions options)
{
    public bool IsUsedUp => budget.Today.Sent >= PerDay;

    private int PerDay => Math.Min(budget.PerDay, options.RequestsADay * targets.All.Count);

    /// <summary>True if today's requests are below a linear distribution of the daily limit.</summary>
    public bool HasSomeToSpare(Instant now)
    {
        var shareOfDay = now.InUtc().TimeOfDay.TickOfDay / (double)NodaConstants.TicksPerDay;
        return budget.Today.Sent < PerDay * shareOfDay;
    }
}
