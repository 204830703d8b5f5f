using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace GartanChatBot.Telemetry;

/// <summary>Operations of one kind, such as the commands: one instrument, told apart by a label.</summary>
internal sealed class OperationFamily(string name, string label, Histogram<double> duration)
{
    /// <summary>Names come from our own code; should one ever come from outside, memory stays bounded all the same.</summary>
    public const int MostOperations = 100;

    private readonly ConcurrentDictionary<string, Operation> operations = new(StringComparer.Ordinal);

    public string Name => name;

    public ICollection<Operation> All => operations.Values;

    public Operation this[string operation] =>
        operations.TryGetValue(operation, out var known)
            ? known
            : operations.GetOrAdd(operations.Count < MostOperations ? operation : "other", New);

    private Operation New(string operation) => new($"{name} {operation}", duration, new TagList { { label, operation } });
}
