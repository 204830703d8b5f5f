namespace GartanChatBot.Performance;

/// <summary>What was measured, kept and told.</summary>
internal static class PerformanceServices
{
    public static IServiceCollection AddPerformance(this IServiceCollection services) => services
        .AddSingleton<PerformanceStore>()
        .AddSingleton<PerformanceHistory>()
        .AddSingleton<PerformanceReporter>();

    /// <summary>In the service: figures are kept as the quarters pass.</summary>
    public static IServiceCollection AddPerformanceKeeping(this IServiceCollection services) =>
        services.AddHostedService<PerformanceRecorder>();
}
