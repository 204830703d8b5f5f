using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using GartanChatBot.Telemetry;

namespace GartanChatBot.Storage;

/// <summary>
/// Runs and times every named query and write of the store, and logs slow ones. The first run of a query is always slow, because its code
/// is compiled and its pages are read from disk, so it is logged at a lower level. Names are made of collection and fields, so no store has
/// to give one.
/// </summary>
internal sealed partial class QueryCatalogue(BotMetrics metrics, TimeProvider time, TimeSpan slow, ILogger logger)
{
    private readonly ConcurrentDictionary<(string Collection, string Verb, string? Predicate), NamedQuery> queries = new();

    /// <summary>Names and plans only, without timing and logging.</summary>
    public static QueryCatalogue Untimed() =>
        new(BotMetrics.Off, TimeProvider.System, TimeSpan.MaxValue, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);

    public IReadOnlyCollection<NamedQuery> All => [.. queries.Values.OrderBy(query => query.Name, StringComparer.Ordinal)];

    public BotMetrics Metrics => metrics;

    /// <param name="readsAll">True if it reads all of the collection on purpose.</param>
    public NamedQuery Named(string collection, string verb, string? predicate = null, bool readsAll = false) =>
        queries.TryGetValue((collection, verb, predicate), out var known)
            ? known
            : queries.GetOrAdd((collection, verb, predicate), key =>
                new(NameOf(key.Collection, key.Verb, key.Predicate), collection, predicate, readsAll));

    public T Run<T>(NamedQuery query, Func<T> ask, Func<T, int> count)
    {
        var started = metrics.Start();
        var stamp = time.GetTimestamp();
        var answer = ask();
        var found = count(answer);

        query.Ran(found);
        metrics.Queried(query.Name, started, found);
        if (time.GetElapsedTime(stamp) is var took && took >= slow)
            LogSlow(query.Runs > 1 ? LogLevel.Warning : LogLevel.Debug, query.Name, took.TotalMilliseconds, found, query.Plan ?? "by id");

        return answer;
    }

    private static string NameOf(string collection, string verb, string? predicate) =>
        predicate is null
            ? $"{collection}.{verb}"
            : $"{collection}.{verb}.{string.Join('-', FieldsOf(predicate))}";

    private static IEnumerable<string> FieldsOf(string predicate) =>
        FieldName().Matches(predicate).Select(field => field.Groups["name"].Value).Distinct();

    [GeneratedRegex(@"(\$\.|\b)(?<name>_id|(?<=\$\.)\w+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FieldName();

    [LoggerMessage(
        Message = "The query {Query} took {Milliseconds:0} ms for {Documents} documents ({Plan}); answers and scrapes waited that long.")]
    private partial void LogSlow(LogLevel level, string query, double milliseconds, int documents, string plan);
}
