using System.Diagnostics;
using System.Net.Sockets;
using GartanChatBot.Host;
using GartanChatBot.Tests.TestKit;
using GartanSimulator;
using Microsoft.Extensions.Hosting;

namespace GartanChatBot.Tests.Host;

/// <summary>Ctrl+C and SIGTERM as the built program takes them, and an address that another program holds.</summary>
public class StopSignalTests
{
    /// <summary>The log-in form, the log-in, and the page that hangs.</summary>
    private const int RequestsToTheFirstPage = 3;

    /// <summary>Docker waits so long before it kills.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Theory]
    [InlineData("POST", "/api/v1/scrape")]
    [InlineData("GET", "/live")]
    public async Task SIGTERM_during_a_request_ends_the_service_well(string method, string path)
    {
        await using var bot = await BotHarness.StartAsync();
        bot.Site.Faults.Always(SimulatedPage.Grid, new HangFault());
        await using var service = BotProcess.Start(["run", .. bot.Arguments]);
        var address = new Uri((await service.LineWithAsync("Board: ")).Split("Board: ")[1]);

        var underWay = RequestAsync(
            new(address, path), new(method), await File.ReadAllTextAsync($"{bot.DatabasePath}.key", TestContext.Current.CancellationToken));
        if (method == "GET")
            await underWay;
        else
            await bot.Site.Log.WhenRequestedAsync(RequestsToTheFirstPage);

        var stopping = Stopwatch.StartNew();
        service.Signal("TERM");

        (await service.ExitCodeAsync()).ShouldBe(ExitCode.Done, service.Written);
        stopping.Elapsed.ShouldBeLessThan(Patience);
        service.Written.ShouldNotContain("   at ");
        await Task.WhenAny(underWay);
    }

    private static async Task RequestAsync(Uri address, HttpMethod method, string key)
    {
        using var client = new HttpClient(new SocketsHttpHandler());
        using var request = new HttpRequestMessage(method, address) { Headers = { Authorization = new("Bearer", key.Trim()) } };
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("run", "INT", ExitCode.Interrupted)]
    [InlineData("scrape", "INT", ExitCode.Interrupted)]
    [InlineData("doctor", "INT", ExitCode.Interrupted)]
    [InlineData("scrape", "TERM", 143)]
    public async Task Interrupting_a_verb_that_waits_for_Gartan_ends_it_without_a_stack_trace(string verb, string signal, int code)
    {
        await using var bot = await BotHarness.StartAsync();
        bot.Site.Faults.Always(SimulatedPage.LoginForm, new HangFault());
        await using var process = BotProcess.Start([verb, .. bot.Arguments]);
        await bot.Site.Log.WhenRequestedAsync(1);

        process.Signal(signal);

        (await process.ExitCodeAsync()).ShouldBe(code, process.Written);
        process.Written.ShouldNotContain("   at ", customMessage: process.Written);
        process.Written.ShouldNotContain("Exception");
    }

    [Fact]
    public async Task Interrupting_the_start_stops_what_has_started()
    {
        await using var bot = await BotHarness.StartAsync();
        using var interrupted = new CancellationTokenSource();
        var last = new InterruptingService(interrupted);
        bot.Replace<IHostedService>(last);

        var code = await BotCommandLine.RunAsync(["run", .. bot.Arguments], bot.Console("").Console, interrupted.Token);

        code.ShouldBe(ExitCode.Interrupted);
        last.HasStopped.ShouldBeTrue();
    }

    private sealed class InterruptingService(CancellationTokenSource source) : IHostedService
    {
        public bool HasStopped { get; private set; }

        public async Task StartAsync(CancellationToken cancellationToken)
        {
            await source.CancelAsync();
            await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
        }

        public Task StopAsync(CancellationToken cancellationToken)
        {
            HasStopped = true;
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task An_address_that_is_taken_is_one_sentence()
    {
        await using var bot = await BotHarness.StartAsync();
        using var taken = new TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        bot.Set("Web:Url", $"http://{taken.LocalEndpoint}");

        await using var process = BotProcess.Start(["run", .. bot.Arguments]);

        (await process.ExitCodeAsync()).ShouldBe(ExitCode.Failed);
        process.Written.ShouldContain("can't be served");
        process.Written.ShouldNotContain("   at ", customMessage: process.Written);
        process.Written.ShouldNotContain("Exception");
    }
}
