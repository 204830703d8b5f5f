using GartanChatBot.Alerts.State;
using GartanChatBot.Chat;
using GartanChatBot.Chats;
using GartanChatBot.Wording;

namespace GartanChatBot.Alerts.Messages;

/// <summary>What one chat may read of the names in its alerts.</summary>
internal sealed class ChatNames(PersonNames names, ChatKey chat)
{
    private readonly NameStyle style = names.StyleOf(chat);

    /// <summary>How alerts name people who could close a gap; null where they may not.</summary>
    public NameStyle? OfFixes => names.StyleOfFixes(chat);

    public string Of(CoverOffer offer) =>
        offer.Member is { } member ? PersonName.OfLink(member, style) : names.Of(offer.Account(), offer.Who, style);

    public string OfSeen(GapNotification told) => names.Of(told.SeenById, told.SeenBy ?? "", style);
}
