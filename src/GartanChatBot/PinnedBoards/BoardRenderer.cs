using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Chats;
using GartanChatBot.Commands;
using GartanChatBot.Crewing;
using GartanChatBot.Rota;
using GartanChatBot.Stations;

namespace GartanChatBot.PinnedBoards;

/// <summary>Renders the board of a chat: a section per station, mutes, age and the safety line.</summary>
internal sealed class BoardRenderer(StationCatalogue stations, RotaQueries rotaQueries, ChatDirectory chats, MuteSection mutes)
{
    private static readonly ChatUser Reader = new("board", "board");

    /// <summary>Replaces a board that was switched off, so that no outdated verdict remains.</summary>
    public static Reply Ended { get; } = Reply.Of(Tone.Unknown, "This board is switched off and no longer updated.");

    public Reply Write(Conversation conversation)
    {
        var chosen = chats.Find(conversation)?.Station is { } code ? stations.FindStation(code) : null;
        if (chosen is null && chats.Find(conversation)?.Station is { Length: > 0 } gone)
            return NoLongerRead(gone);

        StationBoardSection[] parts = [.. (chosen is not null ? [chosen] : stations.All).Select(station => PartOf(station, conversation))];
        if (parts is not [var first, .. var others])
            return Reply.Of(Tone.Unknown, "No station is configured.");

        var reply = others.Aggregate(first.Write(), (all, other) => other.WriteBelow(all));
        reply = mutes.Of(conversation).Aggregate(reply, (all, note) => all.Paragraph(note));

        return parts
            .Aggregate(reply, (all, part) => all.Footnote(part.Age))
            .Footnote("Not a mobilising system: control's status is the truth.");
    }

    /// <summary>Renders the board of a removed station; showing another station's pumps instead could be mistaken for its own.</summary>
    private static Reply NoLongerRead(string station) =>
        Reply
            .Of(Tone.Unknown, $"{station} is no longer read: it was removed from my settings")
            .Paragraph("This board isn't updated until you choose another station for this chat with /setup.");

    private StationBoardSection PartOf(Station station, Conversation conversation)
    {
        // Boards show no names, because everyone in the chat sees them at any time.
        var request = new ChatRequest
        {
            Conversation = conversation,
            Who = Reader,
            Text = "/board",
            Role = ChatRole.Crew,
            Names = NameStyle.None,
        };
        var rota = rotaQueries.Rota(station.Code, asOf: null);

        return new(new ResolvedQuestion(request, rota, rota.Timeline.Appliances), stations.All.Count > 1);
    }
}
