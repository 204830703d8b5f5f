using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace GartanChatBot.Telemetry;

/// <summary>Operations of one kind, such as commands: one instrument with a label per operation.</summary>
internal sealed class OperationFamily(string name, string label, Histogram<double> duration)
{
    /// <summary>Limit on operations: names come from our own code, but a name from outside must not use unbounded memory.</summary>
    public const int MaxOperations = 100;

    private readonly ConcurrentDictionary<string, Operation> operations = new(StringComparer.Ordinal);

    public string Name => name;

    public ICollection<Operation> All => operations.Values;

    public Operation this[string operation] =>
        operations.TryGetValue(operation, out var known)
            ? known
            : operations.GetOrAdd(operations.Count < MaxOperations ? operation : "other", New);

    private Operation New(string operation) => new($"{name} {operation}", duration, new TagList { { label, operation } });
}
