using System.Globalization;

namespace FakeDiscord;

/// <summary>The pretend Discord as a program of its own: any bot can be tried on it.</summary>
internal static class Program
{
    private const string Usage = """
        A pretend Discord on loopback, REST and gateway, that knows the rules.

          dotnet run --project tests/FakeDiscord -- [--port N]

        Each line of the input is what Rowan does in #crew of Fernbrae:
          /now                  a command that the bot has registered; options: /pump pump=K41P1
          press Why             a button of the bot's last message
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

        FakeDiscordServer discord;
        try
        {
            discord = await FakeDiscordServer.StartAsync(TimeProvider.System, port, stop);
        }
        catch (IOException taken)
        {
            await output.WriteLineAsync($"Port {port} can't be had: {taken.Message}");
            return 1;
        }

        var crew = discord.Guild("Fernbrae").Channel("crew");
        var rowan = discord.Guild("Fernbrae").Member("Rowan");
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"""
            Discord is pretended at {discord.Api}
              token {discord.Token} · application {discord.ApplicationId} · public key {discord.PublicKey}
              #crew {crew.Id} · Rowan {rowan.Id} · --help says what may be typed here
            {(discord.Schemas is null
                ? "Discord's published description is not here and judges nothing: bash tests/fetch-descriptions.sh, then build."
                : "Discord's published description judges every body.")}
            """));

        var terminal = new TerminalUser(discord, crew, rowan, output);
        _ = Task.Run(() => terminal.HearAsync(input), CancellationToken.None);
        using var shown = new CancellationTokenSource();
        var showing = terminal.ShowAsync(shown.Token);
        await discord.StoppedAsync(stop);
        await shown.CancelAsync();
        await showing;

        var broken = discord.Violations.All.Count;
        await discord.EndAsync();
        await output.WriteLineAsync($"Stopped; rules broken: {broken}.");
        return broken == 0 ? 0 : 1;
    }
}
