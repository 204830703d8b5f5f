using System.Collections.Concurrent;
using System.Net;
using System.Text;
using GartanChatBot.Tests.TestKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace GartanChatBot.Tests.Performance;

/// <summary>What is measured, sent to a collector that the operator names.</summary>
public class OtlpTests
{
    [Fact]
    public async Task Metrics_and_spans_are_sent_to_the_collector_that_was_named()
    {
        await using var collector = await Collector.StartAsync();
        await using var bot = await BotHarness.StartAsync();
        bot.Set("Telemetry:OtlpEndpoint", collector.Address);

        await using (var service = await bot.StartServiceAsync())
            await service.GetAsync("/api/v1/ask?text=/now");

        collector.Received["/opentelemetry.proto.collector.metrics.v1.MetricsService/Export"].ShouldContain("gartanbot.command.duration");
        collector.Received["/opentelemetry.proto.collector.trace.v1.TraceService/Export"].ShouldContain("scrape");
    }

    /// <summary>Takes whatever comes by gRPC, and keeps it as text.</summary>
    private sealed class Collector(WebApplication app) : IAsyncDisposable
    {
        private static readonly byte[] EmptyMessage = new byte[5];

        public ConcurrentDictionary<string, string> Received { get; } = new(StringComparer.Ordinal);

        public string Address => app.Urls.Single();

        public static async Task<Collector> StartAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.ConfigureKestrel(kestrel =>
                kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
            var collector = new Collector(builder.Build());
            await collector.ListenAsync();
            return collector;
        }

        public ValueTask DisposeAsync() => app.DisposeAsync();

        private async Task ListenAsync()
        {
            app.MapPost("/{**service}", async (HttpContext call) =>
            {
                using var body = new MemoryStream();
                await call.Request.Body.CopyToAsync(body, call.RequestAborted);
                Received.AddOrUpdate(
                    call.Request.Path, _ => Encoding.Latin1.GetString(body.ToArray()),
                    (_, before) => before + Encoding.Latin1.GetString(body.ToArray()));

                call.Response.ContentType = "application/grpc";
                call.Response.DeclareTrailer("grpc-status");
                await call.Response.Body.WriteAsync(EmptyMessage, call.RequestAborted);
                call.Response.AppendTrailer("grpc-status", "0");
            });
            await app.StartAsync(TestContext.Current.CancellationToken);
        }
    }
}
