namespace GartanChatBot.Host;

/// <summary>The terminal; tests replace its texts and add services to every host that a verb builds.</summary>
internal sealed record BotConsole(TextReader Input, TextWriter Output, TextWriter Error)
{
    /// <summary>True if a person sees the output, so that bars and prompts make sense.</summary>
    public bool IsInteractive { get; init; }

    /// <summary>True if input comes from a keyboard; false for a file or pipe.</summary>
    public bool IsInputInteractive { get; init; }

    /// <summary>Columns to wrap at; null without a terminal.</summary>
    public int? Width { get; init; }

    public LogLevel MinimumLogLevel { get; init; } = LogLevel.Information;

    public Action<IServiceCollection> ConfigureServices { get; init; } = _ => { };

    public static BotConsole OfProcess() => new(Console.In, Console.Out, Console.Error)
    {
        IsInteractive = !Console.IsErrorRedirected && !Console.IsOutputRedirected,
        IsInputInteractive = !Console.IsInputRedirected,
        Width = Console.IsOutputRedirected ? null : Console.WindowWidth,
    };
}
