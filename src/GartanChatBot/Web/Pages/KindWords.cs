using GartanChatBot.Outbox;

namespace GartanChatBot.Web.Pages;

/// <summary>Names the kinds of messages for people.</summary>
internal static class KindWords
{
    public static string Of(string kind) => kind switch
    {
        MessageKind.Announced => "new shortage",
        MessageKind.Soon => "two hours before",
        MessageKind.NowOff => "now off",
        MessageKind.BackOn => "back on",
        MessageKind.Edit => "edit of a message",
        MessageKind.Rolling => "rolling message",
        MessageKind.LostContact => "lost contact",
        MessageKind.ContactBack => "contact is back",
        MessageKind.Daily => "daily digest",
        MessageKind.Sunday => "Sunday digest",
        MessageKind.Offer => "offer of cover",
        _ => kind,
    };
}
