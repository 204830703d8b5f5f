using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Chats;
using GartanChatBot.Rota;
using GartanChatBot.Stations;
using GartanChatBot.Storage;

namespace GartanChatBot.Commands.Access;

/// <summary>Lets an administrator accept a station's new page layout; its pages are then read again for all days.</summary>
internal sealed class AcceptCommand(StationPictureStore pictures, StationCatalogue stations, AuditStore audit, BotDatabase database)
    : IChatCommand
{
    public string Name => "accept";

    public string Summary => "accept a station's new page layout";

    public MenuSection Section => MenuSection.Hidden;

    public bool ForAdmins => true;

    public bool Changes(CommandArguments given) => true;

    public IReadOnlyList<CommandParameter> Parameters =>
    [
        new("station", "its code") { Required = true },
        new("picture", "the layout's code, as in the message's button") { Required = true },
    ];

    public ValueTask<Reply> AnswerAsync(ChatRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Reply.Of(Tone.Plain, Accept(request)) with { Private = true });

    private string Accept(ChatRequest request)
    {
        if (stations.FindStation(request["station"]!) is not { Code: var station })
            return $"There isn't a station {request["station"]}. Nothing was accepted.";

        if (pictures.OfferedTo(station) is not { } picture || !TryAccept(picture, request))
            return $"{station}: Gartan no longer shows that layout. Nothing was accepted.";

        return $"✔ Accepted for {station}: {picture.Picture}. I'm reading all its days again.";
    }

    /// <summary>Stores the acceptance and its audit entry in one transaction.</summary>
    private bool TryAccept(NewPicture picture, ChatRequest request) => database.InTransaction(() =>
    {
        var station = Crewing.StationCode.Parse(picture.Id);
        if (!pictures.Accept(station, request["picture"]!))
            return false;

        audit.Add(People.IdOf(request), $"accepted {picture.Picture} for", picture.Id);
        return true;
    });
}
