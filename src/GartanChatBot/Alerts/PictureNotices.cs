using GartanChatBot.Crewing;
using GartanChatBot.Outbox;
using GartanChatBot.Rota;

namespace GartanChatBot.Alerts;

/// <summary>Asks administrators, once per new page layout of a station, whether it is correct.</summary>
internal sealed class PictureNotices(AdministratorNotices administrators)
{
    public void Tell(StationCode station, NewPicture picture) => administrators.Tell(new(
        $"picture|{station}|{picture.Key}",
        $"{station}: Gartan's pages have changed: was {string.Join(" or ", picture.InPlaceOf)}, now {picture.Picture}. "
        + "I don't trust them yet: the last rota stays in use and gets older. "
        + $"If the new pages are right for {station}, accept them; I'll then read all its days again. If not, check its BrigadeId.")
    {
        Buttons = [new($"Accept for {station}", $"/accept {station} {picture.Key}")],
    });
}
