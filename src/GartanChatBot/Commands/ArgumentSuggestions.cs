using GartanChatBot.Chat;
using GartanChatBot.Commands.Times;
using GartanChatBot.Commands.Words;
using GartanChatBot.Crewing;
using GartanChatBot.Rota;
using GartanChatBot.Stations;

namespace GartanChatBot.Commands;

/// <summary>
/// Autocomplete for arguments: names, pumps, skills, times. Names follow the chat's style, and are not suggested where names are hidden.
/// </summary>
internal sealed class ArgumentSuggestions(StationCatalogue stations, RotaQueries rotaQueries)
{
    private static readonly string[] Skills = ["driver", "officer", "ba"];
    private static readonly string[] Stretches = ["tonight", "tomorrow", "tomorrow morning", "tomorrow night"];

    private const int HoursAhead = 8;
    private const int DaysAhead = 6;

    public IReadOnlyList<string> For(ChatRequest request, CommandParameter parameter, string typed)
    {
        IEnumerable<string> known = parameter.Kind switch
        {
            _ when parameter.Choices.Count > 0 => parameter.Choices,
            ParameterKind.Time when parameter.Suggestions is { } suggested => [.. AsTyped(typed), .. suggested(request)],
            _ when parameter.Suggestions is { } suggested => suggested(request),
            ParameterKind.Appliance => Pumps(),
            ParameterKind.Station => stations.All.Select(station => station.Code.Value),
            ParameterKind.CrewMember => Names(request),
            ParameterKind.Skill => SkillsOf(request),
            ParameterKind.Time => Times(request, typed),
            _ => [],
        };

        // In a list of names, the last one is being typed.
        var last = parameter.Kind is ParameterKind.CrewMember ? typed.LastIndexOf(',') + 1 : 0;
        return [.. Matching(known, typed[last..]).Select(word => last == 0 ? word : $"{typed[..last]} {word}")];
    }

    /// <summary>Words that start with the typed text come before words that contain it.</summary>
    private static IEnumerable<string> Matching(IEnumerable<string> known, string typed)
    {
        var sought = NormalizedText.Of(typed);
        return known.Distinct()
            .Select(word => (Word: word, At: NormalizedText.Of(word).IndexOf(sought, StringComparison.Ordinal)))
            .Where(found => found.At >= 0)
            .OrderBy(found => found.At == 0 ? 0 : 1)
            .Select(found => found.Word);
    }

    private IEnumerable<string> Pumps()
    {
        var pumps = rotaQueries.Appliances().Select(callsign => callsign.Value);
        return stations.All.Count > 1 ? pumps.Concat(stations.All.Select(station => station.Code.Value)) : pumps;
    }

    private IEnumerable<string> Names(ChatRequest request)
    {
        if (HomeOf(request) is not { } home)
            return [];

        var rota = rotaQueries.Rota(home.Code, request.AsOf);
        var names = new CrewNames(rota.Timeline, request.Names);
        return !names.AreShown ? [] : rota.Timeline.Members.Select(names.Of).Order(StringComparer.OrdinalIgnoreCase);
    }

    private IEnumerable<string> SkillsOf(ChatRequest request)
    {
        if (HomeOf(request) is not { } home)
            return Skills;

        var rota = rotaQueries.Rota(home.Code, request.AsOf);
        return Skills.Concat(rota.Timeline.CrewAt(rota.At).SelectMany(member => member.SkillNames).Order(StringComparer.Ordinal));
    }

    /// <summary>The typed text if it can already be parsed; otherwise the next hours, then names of longer periods.</summary>
    private IEnumerable<string> Times(ChatRequest request, string typed)
    {
        if (HomeOf(request) is not { } home)
            return Stretches;

        var rota = rotaQueries.Rota(home.Code, request.AsOf);
        var now = rota.At.InZone(rota.Station.Zone).LocalDateTime;
        var hours = Enumerable.Range(1, HoursAhead).Select(hour => $"{now.PlusHours(hour).Hour:00}:00");
        var days = Enumerable.Range(2, DaysAhead - 1).Select(day => $"{now.Date.PlusDays(day).DayOfWeek} morning");
        return [.. AsTyped(typed), .. hours, .. Stretches, .. days];
    }

    private static string[] AsTyped(string typed) => TimeParser.LookLikeTime(typed) ? [typed.Trim()] : [];

    private Station? HomeOf(ChatRequest request) => request.Station is { } code ? stations.FindStation(code) : stations.Default;
}
