using System.Diagnostics.Metrics;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace GartanChatBot.Telemetry;

/// <summary>Registers the meter, and OpenTelemetry for it and the runtime's meters.</summary>
internal static class TelemetryServices
{
    /// <summary>Series of one instrument. OpenTelemetry preallocates them: its default of 2,000 costs 140 kB each.</summary>
    private const int MaxSeries = OperationFamily.MaxOperations * 4;

    private static readonly double[] Seconds = [0.000_001, 0.000_01, 0.000_1, 0.001, 0.005, 0.025, 0.1, 0.5, 1, 2.5, 5, 10, 30, 60];

    public static IServiceCollection AddTelemetry(this IServiceCollection services, TelemetryOptions options) =>
        services
            .AddMetrics()
            .AddSingleton(options)
            .AddSingleton(provider => new BotMetrics(
                provider.GetRequiredService<System.Diagnostics.Metrics.IMeterFactory>(), provider.GetRequiredService<TimeProvider>(),
                options.Enabled));

    /// <summary>Registers <c>/metrics</c>, and OTLP export if configured. For the service only.</summary>
    public static IServiceCollection AddMetricsExport(this IServiceCollection services, TelemetryOptions options)
    {
        var telemetry = services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("gartanchatbot", autoGenerateServiceInstanceId: false))
            .WithMetrics(metrics =>
            {
                metrics
                    .AddMeter(BotMetrics.MeterName, "System.Runtime", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel")
                    .AddView(StreamOf)
                    .AddPrometheusExporter(prometheus => prometheus.ScrapeResponseCacheDurationMilliseconds = 0);
                if (Endpoint(options) is { } endpoint)
                    metrics.AddOtlpExporter(otlp => otlp.Endpoint = endpoint);
            });

        if (Endpoint(options) is { } traces)
            telemetry.WithTracing(tracing => tracing.AddSource(BotMetrics.MeterName).AddOtlpExporter(otlp => otlp.Endpoint = traces));

        return services;
    }

    private static MetricStreamConfiguration StreamOf(Instrument instrument) => instrument.Name switch
    {
        // Prometheus reserves names that end in "count" for histograms; these three are dispensable.
        "dotnet.assembly.count" or "dotnet.process.cpu.count" or "dotnet.timer.count" => MetricStreamConfiguration.Drop,
        var name when instrument.Meter.Name == BotMetrics.MeterName && name.EndsWith(".duration", StringComparison.Ordinal) =>
            new ExplicitBucketHistogramConfiguration { Boundaries = Seconds, CardinalityLimit = MaxSeries },
        _ => new() { CardinalityLimit = MaxSeries },
    };

    private static Uri? Endpoint(TelemetryOptions options) =>
        string.IsNullOrWhiteSpace(options.OtlpEndpoint) ? null : new(options.OtlpEndpoint);
}
