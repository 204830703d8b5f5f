using GartanChatBot.Alerts.Messages;
using GartanChatBot.Alerts.State;
using GartanChatBot.Chat;
using GartanChatBot.Chats;
using GartanChatBot.Outbox;

namespace GartanChatBot.Alerts;

/// <summary>What is known of shortages, who wants to hear of them, and the way of news to the chats.</summary>
internal static class AlertServices
{
    public static IServiceCollection AddAlerts(this IServiceCollection services, AlertOptions options) => services
        .AddSingleton(options)
        .AddSingleton<ShortageStore>()
        .AddSingleton<GapNotificationStore>()
        .AddSingleton<ChatProgressStore>()
        .AddSingleton<MuteStore>()
        .AddSingleton<AlertRecipients>()
        .AddSingleton<GapTracker>()
        .AddSingleton<GapNotifier>()
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
        .AddSingleton<IPersonalRecords>(provider => provider.GetRequiredService<AlertPersonalRecords>())
        .AddSingleton<AlertStations>()
        .AddSingleton<AlertChatLifecycle>()
        .AddSingleton<IConversationObserver>(provider => provider.GetRequiredService<AlertChatLifecycle>());
}
