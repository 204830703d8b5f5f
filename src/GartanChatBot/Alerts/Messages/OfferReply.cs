using GartanChatBot.Alerts.State;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Wording;
using NodaTime;

namespace GartanChatBot.Alerts.Messages;

/// <summary><c>Cedar offers 16:00–17:00 – waiting for Gartan</c>, and a tick once the grid shows it.</summary>
internal static class OfferReply
{
    public static IReadOnlyList<TextRun> Line(CoverOffer offer, string who, TimeText words) =>
        [
            $"{who} offers ",
            .. words.Range(new Interval(offer.From, offer.To)),
            offer.KeptAt is null ? " – waiting for Gartan" : " ✔ in Gartan",
        ];
}
