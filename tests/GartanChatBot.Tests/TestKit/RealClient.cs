using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace GartanChatBot.Tests.TestKit;

/// <summary>
/// A client that nobody here wrote, run by Node from the folder RealClients: it judges our pretend servers. It says what it saw in lines
/// of JSON, and ends when its input does. Without Node or its packages the test is skipped.
/// </summary>
internal sealed class RealClient : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly Process process;
    private readonly Channel<JsonNode> said = Channel.CreateUnbounded<JsonNode>();
    private readonly List<string> complaints = [];

    private RealClient(Process process) => this.process = process;

    private static string Folder => Path.Combine(Architecture.RepositoryRoot.Path, "tests", "GartanChatBot.Tests", "RealClients");

    /// <summary>Starts a script of the folder; secrets go through its environment.</summary>
    public static RealClient Start(string script, IReadOnlyDictionary<string, string> environment)
    {
        var node = Tool.Find("node", "install Node 20 or newer.");
        Tool.Require(
            File.Exists(Path.Combine(Folder, "node_modules", ".package-lock.json")),
            "The real clients are not here: npm ci --prefix tests/GartanChatBot.Tests/RealClients");

        var start = new ProcessStartInfo(node, [script])
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        var client = new RealClient(new() { StartInfo = start });
        client.process.OutputDataReceived += (_, line) => client.Hear(line.Data);
        client.process.ErrorDataReceived += (_, line) => client.complaints.Add(line.Data ?? "");
        client.process.Start();
        client.process.BeginOutputReadLine();
        client.process.BeginErrorReadLine();
        return client;
    }

    /// <summary>For a client that takes orders on its input.</summary>
    public Task TellAsync(string line) => process.StandardInput.WriteLineAsync(line);

    /// <summary>The next thing that the client says.</summary>
    public async Task<JsonNode> NextAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            return await said.Reader.ReadAsync(limit.Token);
        }
        catch (Exception error) when (error is OperationCanceledException or ChannelClosedException)
        {
            throw new TimeoutException($"The client says nothing more. {string.Join('\n', complaints)}", error);
        }
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null)
            said.Writer.TryComplete();
        else if (line.StartsWith('{'))
            said.Writer.TryWrite(JsonNode.Parse(line)!);
    }
}
