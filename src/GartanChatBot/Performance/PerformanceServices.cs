namespace GartanChatBot.Performance;

/// <summary>Registers the performance history and report.</summary>
internal static class PerformanceServices
{
    public static IServiceCollection AddPerformance(this IServiceCollection services) => services
        .AddSingleton<PerformanceStore>()
        .AddSingleton<PerformanceHistory>()
        .AddSingleton<PerformanceReporter>();

    /// <summary>Registers the recorder. For the service only.</summary>
    public static IServiceCollection AddPerformanceKeeping(this IServiceCollection services) =>
        services.AddHostedService<PerformanceRecorder>();
}
