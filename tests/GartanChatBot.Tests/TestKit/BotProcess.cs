using System.Diagnostics;
using GartanChatBot.Host;

namespace GartanChatBot.Tests.TestKit;

/// <summary>The built program as a process of its own, for what only a process has: signals, exit codes, standard streams.</summary>
internal sealed class BotProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly List<string> lines = [];

    private BotProcess(Process process)
    {
        this.process = process;
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Everything that it has written to either stream so far.</summary>
    public string Written
    {
        get
        {
            lock (lines)
                return string.Join('\n', lines);
        }
    }

    public static BotProcess Start(params IEnumerable<string> arguments)
    {
        // A shell's background job is started with Ctrl+C ignored, and hands that on to what it starts.
        var start = new ProcessStartInfo("env")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in (string[])["--default-signal=INT", "dotnet", typeof(BotHost).Assembly.Location, .. arguments])
            start.ArgumentList.Add(argument);

        return new(Process.Start(start)!);
    }

    /// <summary>The first line with these words; waits for it.</summary>
    public async Task<string> LineWithAsync(string words)
    {
        while (true)
        {
            lock (lines)
            {
                if (lines.Find(line => line.Contains(words, StringComparison.Ordinal)) is { } found)
                    return found;
            }

            process.HasExited.ShouldBeFalse($"it ended before it wrote \"{words}\": {Written}");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    /// <param name="name">Such as <c>TERM</c>.</param>
    public void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{process.Id}"]);
        kill.WaitForExit();
    }

    public async Task<int> ExitCodeAsync()
    {
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);

        await process.WaitForExitAsync(CancellationToken.None);
        process.Dispose();
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is null)
            return;

        lock (lines)
            lines.Add(line.Data);
    }
}
