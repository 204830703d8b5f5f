using Microsoft.Extensions.Logging.Console;

namespace GartanChatBot.Host;

/// <summary>
/// Logs go to standard error, so that what a verb answers can be piped; the house's own words at Information, others' only when something
/// is wrong.
/// </summary>
internal static class BotLogging
{
    public static void AddBotLogging(this ILoggingBuilder logging, BotConsole console)
    {
        logging.ClearProviders();
        logging.SetMinimumLevel(console.MinimumLogLevel);
        logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.AddFilter("System", LogLevel.Warning);
        logging.AddFilter("Polly", LogLevel.Error);
        logging.AddFilter("Quartz", LogLevel.Warning);
        // A failing job is logged twice with its stack; once is enough.
        logging.AddFilter("Quartz.Core.JobRunShell", LogLevel.None);

        // Its failures end the verb (see VerbFailure); it would print their stack besides.
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);

        logging.AddConsole(options => options.FormatterName = PlainLogFormatter.FormatterName);
        logging.Services.AddSingleton<ConsoleFormatter, PlainLogFormatter>();
        logging.Services.Configure<ConsoleLoggerOptions>(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
    }
}
