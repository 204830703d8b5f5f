using System.Globalization;

namespace FakeBotApi;

/// <summary>The pretend Bot API as a program of its own: any bot can be tried on it.</summary>
internal static class Program
{
    private const string Usage = """
        A pretend Telegram Bot API on loopback, strict as the real one and stricter.

          dotnet run --project tests/FakeBotApi -- [--port N]

        Each line of the input is what Rowan does in the private chat with the bot:
          is K41P1 on the run?  is said
          press Why             taps a button of the bot's last message
        What the bot writes, and each rule that it breaks, is printed. Ctrl+C or SIGTERM stops it, with 1 when a rule was broken.
        """;

    public static Task<int> Main(string[] arguments) => RunAsync(arguments, Console.In, Console.Out);

    public static async Task<int> RunAsync(string[] arguments, TextReader input, TextWriter output, CancellationToken stop = default)
    {
        ushort port = 0;
        var isUnderstood = arguments is [] || (arguments is ["--port", var number] && ushort.TryParse(number, out port));
        if (!isUnderstood)
        {
            await output.WriteLineAsync(Usage);
            return arguments is ["--help" or "-h"] ? 0 : 2;
        }

        FakeTelegram telegram;
        try
        {
            telegram = await FakeTelegram.StartAsync(TimeProvider.System, port: port, abandoned: stop);
        }
        catch (IOException taken)
        {
            await output.WriteLineAsync($"Port {port} can't be had: {taken.Message}");
            return 1;
        }

        var rowan = telegram.User("Rowan");
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"""
            The Bot API is pretended at {telegram.BaseUrl}
              token {telegram.Token} · Rowan {rowan.Id} · --help says what may be typed here
            {(BotApiReference.IsHere
                ? "Telegram's published description judges every call."
                : "Telegram's published description is not here and judges nothing: bash tests/fetch-descriptions.sh, then build.")}
            """));

        var terminal = new TerminalUser(telegram, rowan, output);
        _ = Task.Run(() => terminal.HearAsync(input), CancellationToken.None);
        using var shown = new CancellationTokenSource();
        var showing = terminal.ShowAsync(shown.Token);
        await telegram.StoppedAsync(stop);
        await shown.CancelAsync();
        await showing;

        var broken = telegram.ForgiveViolations().Count;
        await telegram.DisposeAsync();
        await output.WriteLineAsync($"Stopped; rules broken: {broken}.");
        return broken == 0 ? 0 : 1;
    }
}
