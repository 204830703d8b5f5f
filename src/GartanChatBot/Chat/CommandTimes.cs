using System.Collections.Concurrent;

namespace GartanChatBot.Chat;

/// <summary>How long the commands took lately, for the performance page.</summary>
internal sealed class CommandTimes
{
    private const int Remembered = 500;

    private readonly ConcurrentDictionary<string, Ring> _rings = new(StringComparer.Ordinal);

    public void Answered(string command, TimeSpan took) => _rings.GetOrAdd(command, static _ => new Ring()).Add(took);

    public IReadOnlyList<CommandTime> Summarise() =>
        [.. _rings.Select(pair => pair.Value.Summarise(pair.Key)).OrderBy(summary => summary.Name, StringComparer.Ordinal)];

    private sealed class Ring
    {
        private readonly Lock _gate = new();
        private readonly TimeSpan[] _latest = new TimeSpan[Remembered];
        private long _count;

        public void Add(TimeSpan took)
        {
            lock (_gate)
            {
                _latest[_count++ % Remembered] = took;
            }
        }

        public CommandTime Summarise(string name)
        {
            lock (_gate)
            {
                TimeSpan[] sorted = [.. _latest.Take((int)Math.Min(_count, Remembered)).Order()];
                return new(name, _count, AtRank(sorted, 0.50), AtRank(sorted, 0.99));
            }
        }

        private static TimeSpan AtRank(TimeSpan[] sorted, double share) => sorted[(int)Math.Ceiling(sorted.Length * share) - 1];
    }
}

/// <summary>One command's count since the start, and median and 99th percentile of its latest answers.</summary>
internal sealed record CommandTime(string Name, long Count, TimeSpan Median, TimeSpan NinetyNinth);
