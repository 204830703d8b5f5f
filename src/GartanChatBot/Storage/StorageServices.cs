using GartanChatBot.Telemetry;

namespace GartanChatBot.Storage;

/// <summary>Registers the process's database.</summary>
internal static class StorageServices
{
    public static IServiceCollection AddStorage(this IServiceCollection services, StorageOptions options) => services
        .AddSingleton(options)
        .AddSingleton(provider => new QueryCatalogue(
            provider.GetService<BotMetrics>() ?? BotMetrics.Off,
            provider.GetRequiredService<TimeProvider>(),
            options.SlowQuery,
            provider.GetRequiredService<ILogger<QueryCatalogue>>()))
        .AddSingleton(provider => BotDatabase.Open(
            options.Path, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<QueryCatalogue>()));
}
