using Microsoft.Extensions.Logging.Console;

namespace GartanChatBot.Host;

/// <summary>
/// Configures logs: on standard error, so that a verb's output can be piped; our own at Information, others' warnings and errors only.
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
        // Quartz also logs a failing job with its stack trace; one log entry is enough.
        logging.AddFilter("Quartz.Core.JobRunShell", LogLevel.None);

        // The host's failures end the verb (see VerbFailure); it would also log their stack traces.
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);

        logging.AddConsole(options => options.FormatterName = PlainLogFormatter.FormatterName);
        logging.Services.AddSingleton<ConsoleFormatter, PlainLogFormatter>();
        logging.Services.Configure<ConsoleLoggerOptions>(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
    }
}
