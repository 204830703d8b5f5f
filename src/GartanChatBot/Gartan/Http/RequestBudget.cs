using NodaTime;

namespace GartanChatBot.Gartan.Http;

/// <summary>Number of requests sent on a day (UTC).</summary>
internal sealed record RequestCount(LocalDate Day, int Sent);

/// <summary>Daily request limit.</summary>
internal sealed record RequestCap(int PerDay)
{
    private const int PerStation = 1000;

    public static RequestCap Of(GartanOptions options, int stations) => new(options.DailyRequestCap ?? PerStation * Math.Max(stations, 1));
}

/// <summary>Enforces the daily limit: counts every request, including retries and log-ins.</summary>
internal sealed class RequestBudget(RequestCap cap, GartanMemory memory, TimeProvider time)
{
    private static readonly DateTimeZone Utc = DateTimeZone.Utc;

    public int PerDay => cap.PerDay;

    public RequestCount Today
    {
        get
        {
            var day = time.GetCurrentInstant().InZone(Utc).Date;
            return memory.LoadCount() is { } kept && kept.Day == day ? kept : new(day, 0);
        }
    }

    /// <exception cref="RequestCapReachedException">The daily limit is reached.</exception>
    public void Take()
    {
        var today = Today;
        if (today.Sent >= cap.PerDay)
        {
            throw new RequestCapReachedException(
                $"Today's limit of {cap.PerDay} requests (Gartan:DailyRequestCap) is reached; nothing is read before midnight UTC.")
            {
                Until = Utc.AtStartOfDay(today.Day.PlusDays(1)).ToInstant(),
            };
        }

        memory.SaveCount(today with { Sent = today.Sent + 1 });
    }
}
