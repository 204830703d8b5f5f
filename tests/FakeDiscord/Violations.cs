namespace FakeDiscord;

/// <summary>What a well-behaved bot would not have done; a test that leaves one standing fails.</summary>
internal sealed class Violations
{
    private readonly Lock gate = new();
    private readonly List<string> found = [];

    public IReadOnlyList<string> All
    {
        get
        {
            lock (gate)
            {
                return [.. found];
            }
        }
    }

    public void Add(string violation)
    {
        lock (gate)
        {
            found.Add(violation);
        }
    }

    /// <summary>Takes back what the test meant to provoke; there has to be at least one.</summary>
    public IReadOnlyList<string> Forgive(string part)
    {
        lock (gate)
        {
            var meant = found.Where(violation => violation.Contains(part, StringComparison.OrdinalIgnoreCase)).ToList();
            if (meant.Count == 0)
            {
                throw new InvalidOperationException($"No violation speaks of \"{part}\"; there are: {string.Join(" | ", found)}");
            }

            found.RemoveAll(meant.Contains);
            return meant;
        }
    }

    /// <summary>Throws when one is left.</summary>
    public void ShouldBeNone()
    {
        if (All is { Count: > 0 } left)
        {
            throw new InvalidOperationException($"Discord's rules were broken: {string.Join(" | ", left)}");
        }
    }
}
