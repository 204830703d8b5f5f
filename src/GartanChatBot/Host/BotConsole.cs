namespace GartanChatBot.Host;

/// <summary>
/// The terminal as the program sees it; tests put their own texts here, and their own services into every host that a verb builds.
/// </summary>
internal sealed record BotConsole(TextReader Input, TextWriter Output, TextWriter Error)
{
    /// <summary>Whether a person sits at the other end, so that bars and prompts make sense.</summary>
    public bool IsInteractive { get; init; }

    /// <summary>Whether lines come from a person's keyboard; otherwise from a file or a pipe.</summary>
    public bool IsInputInteractive { get; init; }

    /// <summary>Columns to wrap at; null where nobody looks at it.</summary>
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
