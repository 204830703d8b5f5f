using GartanChatBot.Chat;

namespace GartanChatBot.Outbox;

/// <summary>Registers the crash-safe delivery of unasked messages: stored first, sent in order per chat, never twice.</summary>
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

    /// <summary>Registers the delivery. Call it for the long-running service only: a one-off verb leaves messages in the outbox.</summary>
    public static IServiceCollection AddOutboxDelivery(this IServiceCollection services) => services
        .AddHostedService<OutboxWorker>()
        .AddSingleton<DiskWatch>()
        .AddHostedService(provider => provider.GetRequiredService<DiskWatch>());
}
