using GartanChatBot.Alerts.State;
using GartanChatBot.Chat;
using GartanChatBot.Outbox;

namespace GartanChatBot.Alerts;

/// <summary>What becomes of a conversation, for everything that alerts keep of it.</summary>
internal sealed class AlertChatLifecycle(
    MuteStore mutes, GapNotificationStore told, ChatProgressStore states, CoverOfferStore offers, OutboxStore outbox, TimeProvider time)
    : IConversationObserver
{
    public void Moved(Conversation from, Conversation to)
    {
        if (ChatKey.Of(from) == to)
            return;

        mutes.Move(from, to);
        told.Move(from, to);
        states.Move(from, to);
        offers.Move(from, to);
        outbox.Move(from, to);
    }

    public void Ended(Conversation conversation, string reason) => outbox.GiveUp(conversation, reason, time.GetCurrentInstant());
}
