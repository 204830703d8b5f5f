using System.Diagnostics;

namespace GartanChatBot.Tests.TestKit;

/// <summary>The built program with its demo station, as a process of its own that can be stopped and go on.</summary>
internal sealed class DemoProcess : IAsyncDisposable
{
    private const string Announces = "Board and API: ";

    private readonly Process process;

    private DemoProcess(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    public static async Task<DemoProcess> StartAsync(params string[] settings)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (
            var argument in (string[])
                [Path.Combine(AppContext.BaseDirectory, "GartanChatBot.dll"), "demo", "--config", BotHarness.ConfigFolder])
            start.ArgumentList.Add(argument);
        foreach (var setting in settings.Prepend("Web:Url=http://127.0.0.1:0"))
        {
            start.ArgumentList.Add("--set");
            start.ArgumentList.Add(setting);
        }

        var started = Process.Start(start)!;
        // Nobody reads its log, and a full pipe would stop it.
        started.ErrorDataReceived += (_, _) => { };
        started.BeginErrorReadLine();
        while (await started.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.StartsWith(Announces, StringComparison.Ordinal))
                return new(started, new Uri(line[Announces.Length..].Trim()));
        }

        throw new InvalidOperationException("The demo ended before it listened.");
    }

    /// <summary>The process stands still: its sockets stay open, and nothing answers.</summary>
    public Task StopAsync() => SignalAsync("-STOP");

    public Task ContinueAsync() => SignalAsync("-CONT");

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(CancellationToken.None);
        process.Dispose();
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [signal, $"{process.Id}"]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        kill.ExitCode.ShouldBe(0);
    }
}
