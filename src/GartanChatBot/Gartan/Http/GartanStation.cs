namespace GartanChatBot.Gartan.Http;

/// <summary>Gartan's own identification of a station: its internal number and its label, such as <c>K41</c>.</summary>
internal sealed record GartanStation(int BrigadeId, string BrigadeName);
