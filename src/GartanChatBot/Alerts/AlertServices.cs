using GartanChatBot.Alerts.Contact;
using GartanChatBot.Alerts.Delivery;
using GartanChatBot.Alerts.Digests;
using GartanChatBot.Alerts.Gaps;
using GartanChatBot.Alerts.Mutes;
using GartanChatBot.Alerts.Offers;
using GartanChatBot.Alerts.Outbox;
using GartanChatBot.Alerts.Personal;
using GartanChatBot.Alerts.Replies;
using GartanChatBot.Alerts.Subscriptions;
using GartanChatBot.Chat;
using GartanChatBot.Chats;
using GartanChatBot.Rota;

namespace GartanChatBot.Alerts;

/// <summary>What is known of shortages, who wants to hear of them, and the way of news to the chats.</summary>
internal static class AlertServices
{
    public static IServiceCollection AddAlerts(this IServiceCollection services, AlertOptions options) => services
        .AddSingleton(options)
        .AddSingleton<ShortageStore>()
        .AddSingleton<GapNotificationStore>()
        .AddSingleton<ChatProgressStore>()
        .AddSingleton<SubscriptionStore>()
        .AddSingleton<MuteStore>()
        .AddSingleton<AlertRecipients>()
        .AddSingleton<ApprovedConversations>(provider => Approved(provider.GetRequiredService<ChatDirectory>()))
        .AddSingleton<ShortageMonitor>()
        .AddSingleton<SilencePolicy>()
        .AddSingleton<StationContactStore>()
        .AddSingleton<ContactWatch>()
        .AddSingleton<PictureNotices>()
        .AddSingleton<CoverOfferStore>()
        .AddSingleton<CoverOfferTracker>()
        .AddSingleton<DigestSchedule>()
        .AddSingleton<DigestReply>()
        .AddSingleton<AssessJob>()
        .AddSingleton<AlertRenderer>()
        .AddSingleton<DestinationHealthStore>()
        .AddSingleton<OutboxSender>()
        .AddSingleton<UnreachableChats>()
        .AddSingleton<TestAlert>()
        .AddSingleton<OutboxStore>()
        .AddSingleton<OutboxDispatcher>()
        .AddSingleton<Func<IEnumerable<IChatPlatform>>>(provider => provider.GetServices<IChatPlatform>)
        .AddSingleton<AdministratorNotices>()
        .AddSingleton<CountNotices>()
        .AddSingleton<TellAdministrators>(provider => provider.GetRequiredService<AdministratorNotices>().Tell)
        .AddSingleton<AlertPersonalRecords>()
        .AddSingleton<NightlyTidying>(provider => provider.GetRequiredService<AlertPersonalRecords>().Tidy)
        .AddSingleton<TellStored>(provider => provider.GetRequiredService<AlertPersonalRecords>().Tell)
        .AddSingleton<EraseStored>(provider => provider.GetRequiredService<AlertPersonalRecords>().Erase)
        .AddSingleton<AlertStations>()
        .AddSingleton<AlertChatLifecycle>()
        .AddSingleton<ConversationMoved>(provider => provider.GetRequiredService<AlertChatLifecycle>().Moved)
        .AddSingleton<ConversationEnded>(provider => provider.GetRequiredService<AlertChatLifecycle>().Ended)
        .AddSingleton<ConversationOpened>(provider => provider.GetRequiredService<AlertChatLifecycle>().Opened);

    /// <summary>Only in the service: a verb that reads once leaves the news in the outbox.</summary>
    public static IServiceCollection AddAlertDelivery(this IServiceCollection services) => services
        .AddHostedService<OutboxWorker>()
        .AddSingleton<DiskWatch>()
        .AddHostedService(provider => provider.GetRequiredService<DiskWatch>());

    private static ApprovedConversations Approved(ChatDirectory chats) => () => chats.Approved;
}
