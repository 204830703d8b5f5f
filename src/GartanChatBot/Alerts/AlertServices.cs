using GartanChatBot.Alerts.Messages;
using GartanChatBot.Alerts.State;
using GartanChatBot.Chat;
using GartanChatBot.Chats;
using GartanChatBot.Outbox;
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
        .AddSingleton<IMessageRenderer, AlertRenderer>()
        .AddSingleton<UnreachableChats>()
        .AddSingleton<TestAlert>()
        .AddSingleton<CountNotices>()
        .AddSingleton<AlertPersonalRecords>()
        .AddSingleton<NightlyTidying>(provider => provider.GetRequiredService<AlertPersonalRecords>().Tidy)
        .AddSingleton<TellStored>(provider => provider.GetRequiredService<AlertPersonalRecords>().Tell)
        .AddSingleton<EraseStored>(provider => provider.GetRequiredService<AlertPersonalRecords>().Erase)
        .AddSingleton<AlertStations>()
        .AddSingleton<AlertChatLifecycle>()
        .AddSingleton<ConversationMoved>(provider => provider.GetRequiredService<AlertChatLifecycle>().Moved)
        .AddSingleton<ConversationEnded>(provider => provider.GetRequiredService<AlertChatLifecycle>().Ended)
        .AddSingleton<ConversationOpened>(provider => provider.GetRequiredService<AlertChatLifecycle>().Opened);
}
