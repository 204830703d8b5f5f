using NodaTime;

namespace GartanSimulator;

/// <summary>Scheduled faults: some apply to one request each, others until cleared.</summary>
public sealed class FaultScript
{
    private readonly Lock gate = new();
    private readonly Dictionary<SimulatedPage, Queue<Fault>> next = [];
    private readonly Dictionary<SimulatedPage, Fault> always = [];
    private readonly List<(Func<LocalDate, bool> Days, Fault Fault)> onDays = [];

    /// <summary>Applies these faults to the next requests of this kind, one each.</summary>
    public void Next(SimulatedPage page, params IEnumerable<Fault> faults)
    {
        lock (gate)
        {
            if (!next.TryGetValue(page, out var queue))
                next[page] = queue = new();

            foreach (var fault in faults)
                queue.Enqueue(fault);
        }
    }

    /// <summary>Applies the fault to every request of this kind until <see cref="Clear"/>.</summary>
    public void Always(SimulatedPage page, Fault fault)
    {
        lock (gate)
            always[page] = fault;
    }

    /// <summary>Applies the fault to every request for the page of such a day until <see cref="Clear"/>.</summary>
    public void OnDays(Func<LocalDate, bool> days, Fault fault)
    {
        lock (gate)
            onDays.Add((days, fault));
    }

    public void Clear()
    {
        lock (gate)
        {
            onDays.Clear();
            next.Clear();
            always.Clear();
        }
    }

    internal Fault? Take(SimulatedPage page)
    {
        lock (gate)
            return next.TryGetValue(page, out var queue) && queue.TryDequeue(out var fault) ? fault : always.GetValueOrDefault(page);
    }

    internal Fault? Of(LocalDate day)
    {
        lock (gate)
            return onDays.Find(fault => fault.Days(day)).Fault;
    }
}
