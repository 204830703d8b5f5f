using Microsoft.Extensions.Logging.Console;

namespace GartanChatBot.Host;

/// <summary>
/// Logs go to standard error, so that what a verb answers can be piped; the house's own words at Information, others' only when something
/// is wrong.
/// </summary>
internal static class BotLogging
{
    public static void AddBotLogging(this WebApplicationBuilder builder, BotConsole console)
    {
        builder.Logging.ClearProviders();
        builder.Logging.SetMinimumLevel(console.MinimumLogLevel);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.Logging.AddFilter("System", LogLevel.Warning);
        builder.Logging.AddFilter("Polly", LogLevel.Error);
        builder.Logging.AddFilter("Quartz", LogLevel.Warning);
        // A failing job is logged twice with its stack; once is enough.
        builder.Logging.AddFilter("Quartz.Core.JobRunShell", LogLevel.None);

        // Its failures end the verb (see VerbFailure); it would print their stack besides.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);

        builder.Logging.AddConsole(options => options.FormatterName = PlainLogFormatter.FormatterName);
        builder.Services.AddSingleton<ConsoleFormatter, PlainLogFormatter>();
        builder.Services.Configure<ConsoleLoggerOptions>(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
    }
}
