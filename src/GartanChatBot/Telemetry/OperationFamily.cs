using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;

namespace GartanChatBot.Telemetry;

/// <summary>Operations of one kind, such as the commands: one instrument, told apart by a label.</summary>
internal sealed class OperationFamily(string name, string label, Histogram<double> duration)
{
    /// <summary>Names come from our own code; should one ever come from outside, memory stays bounded all the same.</summary>
    private const int MostOperations = 100;

    private readonly ConcurrentDictionary<string, Operation> operations = new(StringComparer.Ordinal);

    private readonly Recent?[] recently = new Recent?[64];

    public string Name => name;

    public ICollection<Operation> All => operations.Values;

    public Operation this[string operation]
    {
        get
        {
            // Names are constants as a rule: that the same object comes again is cheaper to see than to hash its letters.
            ref var recent = ref recently[RuntimeHelpers.GetHashCode(operation) % recently.Length];
            if (recent is { } known && ReferenceEquals(known.Name, operation))
                return known.Operation;

            var found = operations.TryGetValue(operation, out var same) ? same : operations.GetOrAdd(operations.Count < MostOperations ? operation : "other", New);
            recent = new(operation, found);
            return found;
        }
    }

    private Operation New(string operation) => new($"{name} {operation}", duration, new TagList { { label, operation } });

    private sealed record Recent(string Name, Operation Operation);
}
