using GartanChatBot.Alerts.Messages;
using GartanChatBot.Alerts.State;
using GartanChatBot.Chat;
using GartanChatBot.Chats;
using GartanChatBot.Outbox;

namespace GartanChatBot.Alerts;

/// <summary>Registers the services for shortages, their recipients and messages.</summary>
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
        .AddSingleton<ChatPolicy>()
        .AddSingleton<AlertTiming>()
        .AddSingleton<AlertRotas>()
        .AddSingleton<StationContactStore>()
        .AddSingleton<ContactWatch>()
        .AddSingleton<PictureNotices>()
        .AddSingleton<CoverOfferStore>()
        .AddSingleton<CoverOfferTracker>()
        .AddSingleton<KeptOffers>()
        .AddSingleton<DigestSchedule>()
        .AddSingleton<DigestReply>()
        .AddSingleton<AssessJob>()
        .AddSingleton<GapMessages>()
        .AddSingleton<IMessageRenderer, AlertRenderer>()
        .AddSingleton<UnreachableChats>()
        .AddSingleton<TestAlert>()
        .AddSingleton<CountNotices>()
        .AddSingleton<AlertPersonalRecords>()
        .AddSingleton<IPersonalRecords>(provider => provider.GetRequiredService<AlertPersonalRecords>())
        .AddSingleton<PrivateChatRecords>()
        .AddSingleton<IPersonalRecords>(provider => provider.GetRequiredService<PrivateChatRecords>())
        .AddSingleton<AlertStations>()
        .AddSingleton<IConversationObserver>(provider => provider.GetRequiredService<MuteStore>())
        .AddSingleton<IConversationObserver>(provider => provider.GetRequiredService<GapNotificationStore>())
        .AddSingleton<IConversationObserver>(provider => provider.GetRequiredService<ChatProgressStore>())
        .AddSingleton<IConversationObserver>(provider => provider.GetRequiredService<CoverOfferStore>());
}
