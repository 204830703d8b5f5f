using System.Text.RegularExpressions;
using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Crewing;
using GartanChatBot.Rota;
using GartanChatBot.Stations;

namespace GartanChatBot.Commands;

/// <summary>
/// Finds the station, pump or person that a question is about, or says why that is not clear; and sees to it that no answer
/// leaves without its age, nor a verdict on a reading that is too old.
/// </summary>
internal sealed partial class QuestionResolver(StationCatalogue stations, RotaQueries rotaQueries)
{
    /// <summary>Takes a call sign, its end (<c>p1</c>), a nickname or a station; other words are left to the next parameter.</summary>
    public CommandParameter PumpParameter =>
        new("pump", "call sign of a pump, or a station") { Kind = ParameterKind.Appliance, Accepts = LooksLikePump };

    /// <summary>As <see cref="PumpParameter"/>, where nothing else can be meant: an unknown word is then told so.</summary>
    public CommandParameter OnlyPumpParameter => PumpParameter with { Accepts = null };

    public Reply Answer(ChatRequest request, Func<ResolvedQuestion, Reply> answer)
    {
        var (station, pump, refusal) = Find(request, request["pump"]);
        if (station is null)
            return refusal!;

        var rota = rotaQueries.Rota(station.Code, request.AsOf);
        var isTodayUnread = rota.Age.Kind is RotaAgeKind.NeverRead;
        if (isTodayUnread && rota.Timeline.ReadIntervals.IsEmpty)
            return AgedReply.NothingRead(request, rota);

        var question = new ResolvedQuestion(request, rota, pump is { } one ? [one] : rota.Timeline.Appliances);
        var reply = answer(question);

        return isTodayUnread && NeedsToday(reply, question) ? AgedReply.NothingRead(request, rota) : AgedReply.Of(reply, question);
    }

    /// <summary>
    /// Saturday's page answers for Saturday, whatever became of today's. Names and skills that are not known may stand on today's.
    /// </summary>
    private static bool NeedsToday(Reply reply, ResolvedQuestion question) =>
        reply.Answered ? new AnswerScope(reply, question).HasToday : reply.Tone is not Tone.Unknown;

    /// <summary>As <see cref="Answer"/>, for questions that make no sense without a pump.</summary>
    public Reply AnswerForPumps(ChatRequest request, Func<ResolvedQuestion, Reply> answer) =>
        Answer(request, question => question.Pumps.Count > 0 ? answer(question) : InvalidInputReplies.NoPumps(question.Rota));

    /// <summary>
    /// As <see cref="Answer"/>, about one person; <paramref name="again"/> is the command that asks the same of a given name.
    /// </summary>
    public Reply AnswerForMember(
        ChatRequest request,
        string? name,
        Func<string, string> again,
        Func<ResolvedQuestion, MemberKey, Reply> answer
    ) => Answer(request, question =>
        {
            if (!question.Names.AreShown && request.As != name)
                return InvalidInputReplies.NamesAreHidden;

            return question.Names.Find(name ?? "") switch
            {
                [var member] => answer(question, member),
                [] => InvalidInputReplies.UnknownMember(name ?? "", question),
                var several => InvalidInputReplies.SeveralMembers(name ?? "", several, question, again),
            };
        });

    public bool LooksLikePump(ChatRequest request, string word) =>
        stations.FindStation(word) is not null
        || rotaQueries.FindAppliance(word) is not null
        || PumpNumber().IsMatch(word)
        || stations.All.Any(station =>
            word.Length > station.Code.Value.Length && word.StartsWith(station.Code.Value, StringComparison.OrdinalIgnoreCase));

    public Reply UnknownPump(ChatRequest request, string named) => InvalidInputReplies.UnknownPump(named, Known(request));

    private (Station? Station, Callsign? Pump, Reply? Refusal) Find(ChatRequest request, string? named)
    {
        if (named is not null)
        {
            return rotaQueries.FindAppliance(named) is var (station, callsign) ? (station, callsign, null)
                : stations.FindStation(named) is { } whole ? (whole, null, null)
                : (null, null, UnknownPump(request, named));
        }

        var home = request.Station is { } code ? stations.FindStation(code) : stations.Default;
        return home is not null ? (home, null, null) : (null, null, InvalidInputReplies.WhichStation(stations, request));
    }

    private IEnumerable<string> Known(ChatRequest request)
    {
        var pumps = rotaQueries.Appliances().Select(callsign => callsign.Value);
        return stations.All.Count > 1 ? pumps.Concat(stations.All.Select(station => station.Code.Value)) : pumps;
    }

    [GeneratedRegex(@"^p[0-9]{1,2}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PumpNumber();
}
