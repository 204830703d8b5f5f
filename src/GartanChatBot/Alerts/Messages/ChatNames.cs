using GartanChatBot.Alerts.State;
using GartanChatBot.Chat;
using GartanChatBot.Chats;
using GartanChatBot.Wording;

namespace GartanChatBot.Alerts.Messages;

/// <summary>Names in alerts, as one chat may see them.</summary>
internal sealed class ChatNames(PersonNames names, ChatKey chat)
{
    private readonly NameStyle style = names.StyleOf(chat);

    /// <summary>Name style for people who could close a gap; null if the chat may not see them.</summary>
    public NameStyle? OfFixes => names.StyleOfFixes(chat);

    public string Of(CoverOffer offer) =>
        offer.Member is { } member ? PersonName.OfLink(member, style) : names.Of(offer.Account(), offer.Who, style);

    public string OfSeen(GapNotification told) => names.Of(told.SeenById, told.SeenBy ?? "", style);
}
