using GartanChatBot.Telemetry;
using GartanChatBot.Tuning;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GartanChatBot.Rota;

/// <summary>Registers the rota's stores and the timeline cache.</summary>
internal static class RotaServices
{
    public static IServiceCollection AddAvailability(this IServiceCollection services, CacheOptions options, RefreshOptions refresh)
    {
        services.TryAddSingleton(BotMetrics.Off);
        services.TryAddSingleton(new TuningOptions());
        services.TryAddSingleton<TuningDecisions>();

        return services
            .AddSingleton(options)
            .AddSingleton(refresh)
            .AddSingleton<RotaStore>()
            .AddSingleton<RotaAges>()
            .AddSingleton<StationPictureStore>()
            .AddSingleton<TimelineCache>()
            .AddSingleton<RotaQueries>();
    }
}
