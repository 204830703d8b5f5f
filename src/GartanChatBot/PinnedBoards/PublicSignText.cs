using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Commands;
using GartanChatBot.Crewing;
using GartanChatBot.Rota;
using GartanChatBot.Stations;

namespace GartanChatBot.PinnedBoards;

/// <summary>One line with the pumps' states for the public: on, off or not known, and until when; no names and no missing skills.</summary>
internal sealed class PublicSignText(StationCatalogue stations, RotaQueries rotaQueries)
{
    private const string More = " …";

    /// <summary>Request of an anonymous reader who sees states only.</summary>
    private static readonly ChatRequest Reader = new()
    {
        Conversation = new("sign", "sign"),
        Who = new("sign", "sign"),
        Text = "/pump",
        Role = ChatRole.Crew,
        Names = NameStyle.None,
    };

    /// <summary>Returns the line for now, and its states; an earlier line is still valid while the states are equal.</summary>
    public (string Line, string States) Write(int longest)
    {
        var asked = stations.All.Select(station => rotaQueries.Rota(station.Code, asOf: null))
            .Select(rota => new ResolvedQuestion(Reader, rota, rota.Timeline.Appliances))
            .ToList();
        if (asked is not [var first, ..])
            return ("", "");

        var opening = $"{IPublicSign.Opening}{first.Times.DayAndClock(first.At).Text}: ";
        var states = Fitting([.. asked.SelectMany(StatesOf)], longest - opening.Length);
        return (opening + states, states);
    }

    private static IEnumerable<string> StatesOf(ResolvedQuestion asked)
    {
        if (asked.Rota.Age.IsUntrusted || asked.Pumps.Count == 0)
            return [$"{ToneMark.Of(Tone.Unknown)} {asked.Rota.Station.Code} not known{LastRead(asked)}"];

        var read = asked.Rota.Age.Kind is RotaAgeKind.Old ? LastRead(asked) : "";
        return asked.Pumps.Select(pump => StateOf(asked, new(asked, pump, asked.At)) + read);
    }

    /// <summary>State of one pump. If Gartan and our rule differ, the public line shows it as not known.</summary>
    private static string StateOf(ResolvedQuestion asked, ApplianceOutlook outlook) => outlook.State switch
    {
        { Phase: RunPhase.Unknown } or { Mismatch: true } => $"{ToneMark.Of(Tone.Unknown)} {outlook.Pump} not known",
        { Phase: RunPhase.Committed } => $"{ToneMark.Of(outlook.Tone)} {outlook.Pump} out at an incident",
        { Phase: RunPhase.Off } => $"{ToneMark.Of(outlook.Tone)} {outlook.Pump} off the run{Until(asked, outlook)}",
        _ => $"{ToneMark.Of(outlook.Tone)} {outlook.Pump} on the run{Until(asked, outlook)}",
    };

    private static string Until(ResolvedQuestion asked, ApplianceOutlook outlook) =>
        outlook.EndsThen ? $" until {asked.Times.When(outlook.Run.End).Text}" : "";

    private static string LastRead(ResolvedQuestion asked) =>
        asked.Rota.ReadAt is { } readAt ? $", last read {asked.Times.When(readAt).Text}" : "";

    /// <summary>Joins as many complete states as fit; a truncated state could be misread.</summary>
    private static string Fitting(IReadOnlyList<string> states, int room)
    {
        var line = string.Join(" · ", states);
        for (var count = states.Count - 1; count > 0 && line.Length > room; count--)
            line = string.Join(" · ", states.Take(count)) + More;

        return line.Length <= room ? line : "ask me.";
    }
}
