using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using NodaTime.Text;

namespace GartanChatBot.Host;

/// <summary>
/// Formats one line per log event: <c>2026-06-09T13:18:02Z warn Scraping.StationScraper: …</c>; an exception's text follows it.
/// </summary>
internal sealed class PlainLogFormatter(TimeProvider time) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "plain";

    private const string OwnNamespace = "GartanChatBot.";

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var now = InstantPattern.General.Format(time.GetCurrentInstant());
        var message = logEntry.Formatter(logEntry.State, logEntry.Exception).ReplaceLineEndings(" ");
        var category = logEntry.Category.StartsWith(OwnNamespace, StringComparison.Ordinal)
            ? logEntry.Category[OwnNamespace.Length..]
            : logEntry.Category;

        textWriter.WriteLine($"{now} {WordOf(logEntry.LogLevel)} {category}: {message}");
        if (logEntry.Exception is { } exception)
            textWriter.WriteLine(exception);
    }

    private static string WordOf(LogLevel level) => level switch
    {
        LogLevel.Critical => "crit",
        LogLevel.Error => "fail",
        LogLevel.Warning => "warn",
        LogLevel.Information => "info",
        _ => "dbug",
    };
}
