namespace GartanChatBot.Storage;

/// <summary>One query of the store: its name, LiteDB's plan, and its most expensive run.</summary>
internal sealed class NamedQuery(string name, string collection, string? predicate, bool scans)
{
    private long runs;
    private long documents;
    private long most;

    /// <summary>Such as <c>outbox.where.Due</c>.</summary>
    public string Name => name;

    public string Collection => collection;

    /// <summary>Null for a query by id or of everything.</summary>
    public string? Predicate => predicate;

    /// <summary>True if it reads all of a small collection on purpose.</summary>
    public bool ReadsAll => scans;

    /// <summary>LiteDB's plan, such as <c>INDEX RANGE SCAN(_id)</c>; null until the first run with results.</summary>
    public string? Plan { get; set; }

    /// <summary>True if the cost is limited by the result: a seek, a range with two ends, or a few documents from one end.</summary>
    public bool IsBounded =>
        Plan is null
        || Plan.StartsWith("INDEX SEEK(", StringComparison.Ordinal)
        || Plan.StartsWith("INDEX RANGE SCAN(", StringComparison.Ordinal);

    public long Runs => Volatile.Read(ref runs);

    public long Documents => Volatile.Read(ref documents);

    public long MaxDocuments => Volatile.Read(ref most);

    public void Ran(int found)
    {
        Interlocked.Increment(ref runs);
        Interlocked.Add(ref documents, found);
        if (found > Volatile.Read(ref most))
            Volatile.Write(ref most, found);
    }
}
