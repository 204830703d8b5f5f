using GartanChatBot.Chat;

namespace GartanChatBot.Outbox;

/// <summary>The one crash-safe way of what the bot says unasked: stored first, delivered in order to each chat, never twice.</summary>
internal static class OutboxServices
{
    public static IServiceCollection AddOutbox(this IServiceCollection services) => services
        .AddSingleton<OutboxStore>()
        .AddSingleton<DestinationHealthStore>()
        .AddSingleton<DeliveryResults>()
        .AddSingleton<OutboxSender>()
        .AddSingleton<OutboxDispatcher>()
        .AddSingleton<IConversationObserver>(provider => provider.GetRequiredService<OutboxStore>())
        .AddSingleton<IConversationObserver>(provider => provider.GetRequiredService<DestinationHealthStore>())
        .AddSingleton<AdministratorNotices>()
        .AddSingleton<IAdministratorNotifier>(provider => provider.GetRequiredService<AdministratorNotices>());

    /// <summary>
    /// Registers the delivery. Call it for the long-running service only: a verb that reads once leaves the news in the outbox.
    /// </summary>
    public static IServiceCollection AddOutboxDelivery(this IServiceCollection services) => services
        .AddHostedService<OutboxWorker>()
        .AddSingleton<DiskWatch>()
        .AddHostedService(provider => provider.GetRequiredService<DiskWatch>());
}
