using GartanChatBot.Alerts.Outbox;

namespace GartanChatBot.Alerts;

/// <summary>What is known of shortages, and the way of news to the chats.</summary>
internal static class AlertServices
{
    public static IServiceCollection AddAlerts(this IServiceCollection services, AlertOptions options) => services
        .AddSingleton(options)
        .AddSingleton<ShortageStore>()
        .AddSingleton<AlertAudience>()
        .AddSingleton<ShortageMonitor>()
        .AddSingleton<ShortageReply>()
        .AddSingleton<OutboxStore>()
        .AddSingleton<OutboxDispatcher>();

    /// <summary>Only in the service: a verb that reads once leaves the news in the outbox.</summary>
    public static IServiceCollection AddAlertDelivery(this IServiceCollection services) => services.AddHostedService<OutboxDelivery>();
}
