namespace GartanChatBot.Storage;

/// <summary>One way in which the store is asked: its name, how LiteDB looks it up, and what the dearest run of it was.</summary>
internal sealed class NamedQuery(string name, string collection, string? predicate, bool scans)
{
    private long runs;
    private long documents;
    private long most;

    /// <summary>Such as <c>outbox.where.Due</c>.</summary>
    public string Name => name;

    public string Collection => collection;

    /// <summary>Null when it is found by id, or everything is read.</summary>
    public string? Predicate => predicate;

    /// <summary>Everything of a small collection on purpose.</summary>
    public bool ReadsAll => scans;

    /// <summary>LiteDB's words, such as <c>INDEX RANGE SCAN(_id)</c>; null until it ran over something.</summary>
    public string? Plan { get; set; }

    /// <summary>Whether what it costs is bounded by what it finds: a seek, a range with two ends, or a few from one end.</summary>
    public bool IsBounded =>
        Plan is null
        || Plan.StartsWith("INDEX SEEK(", StringComparison.Ordinal)
        || Plan.StartsWith("INDEX RANGE SCAN(", StringComparison.Ordinal);

    public long Runs => Volatile.Read(ref runs);

    public long Documents => Volatile.Read(ref documents);

    public long MostDocuments => Volatile.Read(ref most);

    public void Ran(int found)
    {
        Interlocked.Increment(ref runs);
        Interlocked.Add(ref documents, found);
        if (found > Volatile.Read(ref most))
            Volatile.Write(ref most, found);
    }
}
