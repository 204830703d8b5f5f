using GartanChatBot.Alerts.State;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Wording;
using NodaTime;

namespace GartanChatBot.Alerts.Messages;

/// <summary>Renders <c>Cedar offers 16:00–17:00 – waiting for Gartan</c>, with a tick once the rota shows it.</summary>
internal static class OfferReply
{
    public static IReadOnlyList<TextRun> Line(CoverOffer offer, string who, TimeText words) =>
        [
            $"{who} offers ",
            .. words.Range(new Interval(offer.From, offer.To)),
            offer.KeptAt is null ? " – waiting for Gartan" : " ✔ in Gartan",
        ];
}
