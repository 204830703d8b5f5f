using NodaTime;

namespace GartanSimulator;

/// <summary>Requests in order, concurrency, log-ins, pages by date, and everything wrong with a request.</summary>
public sealed class RequestLog
{
    private readonly Lock gate = new();
    private readonly List<LoggedRequest> requests = [];
    private readonly List<string> problems = [];
    private readonly Dictionary<LocalDate, int> gridRequests = [];
    private readonly List<(int Count, TaskCompletionSource Reached)> waiters = [];
    private IReadOnlyCollection<string> loginFields = [];
    private int atOnce;

    public IReadOnlyList<LoggedRequest> Requests
    {
        get
        {
            lock (gate)
                return [.. requests];
        }
    }

    /// <summary>Irregularities that a real site might tolerate and a browser would never cause.</summary>
    public IReadOnlyList<string> Problems
    {
        get
        {
            lock (gate)
                return [.. problems];
        }
    }

    /// <summary>Names of the fields in the last log-in; never their values.</summary>
    public IReadOnlyCollection<string> LoginFields
    {
        get
        {
            lock (gate)
                return loginFields;
        }
    }

    public int MaxAtOnce { get; private set; }

    /// <summary>Requests for any day's page, including those that met a fault.</summary>
    public int GridRequests { get; private set; }

    /// <summary>Passwords sent, accepted or not.</summary>
    public int LoginAttempts { get; private set; }

    /// <summary>Passwords accepted.</summary>
    public int Logins { get; private set; }

    public int Count(SimulatedPage page) => Requests.Count(request => request.Page == page);

    /// <summary>Number of requests for the page of a date, including rejected ones.</summary>
    public int GridRequestsOf(LocalDate date)
    {
        lock (gate)
            return gridRequests.GetValueOrDefault(date);
    }

    /// <summary>Completes when that many requests have been received.</summary>
    public Task WhenRequestedAsync(int count)
    {
        lock (gate)
        {
            if (requests.Count >= count)
                return Task.CompletedTask;

            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waiters.Add((count, reached));
            return reached.Task;
        }
    }

    internal void Began(LoggedRequest request)
    {
        lock (gate)
        {
            requests.Add(request);
            GridRequests += request.Page == SimulatedPage.Grid ? 1 : 0;
            MaxAtOnce = Math.Max(MaxAtOnce, ++atOnce);
            foreach (var (_, reached) in waiters.Where(waiter => waiter.Count <= requests.Count))
                reached.TrySetResult();
        }
    }

    internal void Ended()
    {
        lock (gate)
            atOnce--;
    }

    internal void Problem(string problem)
    {
        lock (gate)
            problems.Add(problem);
    }

    internal void GridAsked(LocalDate date)
    {
        lock (gate)
            gridRequests[date] = gridRequests.GetValueOrDefault(date) + 1;
    }

    internal void LoginTried(IEnumerable<string> fields)
    {
        lock (gate)
        {
            LoginAttempts++;
            loginFields = [.. fields];
        }
    }

    internal void LoggedIn()
    {
        lock (gate)
            Logins++;
    }
}
