using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Commands.Times;
using GartanChatBot.Crewing;
using GartanChatBot.Rota;
using GartanChatBot.Stations;
using NodaTime;

namespace GartanChatBot.Commands;

/// <summary>
/// Finds the station, pumps and people of a question, or replies why they are unclear. Adds the reading's age to every answer, and
/// withholds a verdict that rests on a reading that is too old.
/// </summary>
internal sealed class QuestionResolver(StationCatalogue stations, RotaQueries rotaQueries)
{
    public bool HasSeveralStations => stations.All.Count > 1;

    /// <summary>Accepts a call sign, its end (<c>p1</c>), a nickname or a station; other words go to the next parameter.</summary>
    public CommandParameter PumpParameter =>
        new("pump", "call sign of a pump, or a station") { Kind = ParameterKind.Appliance, Accepts = LooksLikePump };

    /// <summary>
    /// Like <see cref="PumpParameter"/>, for commands without further parameters: an unknown word is reported as an unknown pump.
    /// </summary>
    public CommandParameter OnlyPumpParameter => PumpParameter with { Accepts = null };

    /// <summary>A moment or period, at any place among the words.</summary>
    public static CommandParameter When { get; } = new("when", "a time, such as 19:00, tonight or Sat morning")
    {
        Kind = ParameterKind.Time,
        Find = TimeInWords.Find,
    };

    /// <summary>The question's words for its time.</summary>
    public static string? TimeIn(ChatRequest request) => request[When.Name];

    /// <summary>
    /// Limit for a requested time: nothing is stored or booked beyond it, and a mistyped year would make every day between be looked up.
    /// </summary>
    private const int MaxDaysAway = 500;

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
        if (TimeIn(request) is { } words)
        {
            var read = question.TimeParser.Time(words, rota.At);
            if (read.Time is not { } said)
                return InvalidInputReplies.BadTime(words, read);

            var farthest = Duration.FromDays(MaxDaysAway);
            if (said.Start < rota.At - farthest || said.End > rota.At + farthest)
                return InvalidInputReplies.TooFarAway(MaxDaysAway);

            question = question with { Rota = Holding(rota, said), Said = question.FromNowOn(said), SaidOtherwise = read.Other };
            if (!question.IsReadAtAll(question.Window!.Value))
                return InvalidInputReplies.NotReadThatFar(question, said.Start);
        }

        var reply = SaidTimes.NamedIn(answer(question), question);
        return isTodayUnread && NeedsToday(reply, question) ? AgedReply.NothingRead(request, rota) : AgedReply.Of(reply, question);
    }

    /// <summary>The rota with stored past days added. They are loaded only when asked for.</summary>
    private StationRota Holding(StationRota rota, Interval said) =>
        rotaQueries.Widen(rota, rota.Station.Clock.DateOf(said.Start).PlusDays(-1), rota.Station.Clock.DateOf(said.End));

    /// <summary>
    /// True if the answer depends on today's reading: a later day's page counts alone, but a refusal may be about names or skills that are
    /// only on today's.
    /// </summary>
    private static bool NeedsToday(Reply reply, ResolvedQuestion question) =>
        reply.Answered ? new AnswerScope(reply, question).HasToday : reply.Tone is not Tone.Unknown;

    /// <summary>Like <see cref="Answer"/>, for questions that need a pump.</summary>
    public Reply AnswerForPumps(ChatRequest request, Func<ResolvedQuestion, Reply> answer) =>
        Answer(request, question => question.Pumps.Count > 0 ? answer(question) : InvalidInputReplies.NoPumps(question.Rota));

    /// <summary>
    /// Like <see cref="Answer"/>, for one member. <paramref name="again"/> makes the command that repeats the question for another name.
    /// </summary>
    public Reply AnswerForMember(
        ChatRequest request,
        string? name,
        Func<string, string> again,
        Func<ResolvedQuestion, MemberKey, Reply> answer
    ) => AnswerForMembers(request, [name ?? ""], again, (question, members) => answer(question, members[0]));

    /// <summary>Like <see cref="AnswerForMember"/>, for several members.</summary>
    public Reply AnswerForMembers(
        ChatRequest request,
        IReadOnlyList<string> names,
        Func<string, string> again,
        Func<ResolvedQuestion, IReadOnlyList<MemberKey>, Reply> answer
    ) => Answer(request, question =>
        {
            List<MemberKey> members = [];
            foreach (var name in names)
            {
                if (!question.Names.AreShown && request.As != name)
                    return InvalidInputReplies.NamesAreHidden;

                if (question.Names.Find(name) is not [var member])
                    return question.Names.Find(name) is { Count: > 0 } several
                        ? InvalidInputReplies.SeveralMembers(name, several, question, again)
                        : InvalidInputReplies.UnknownMember(name, question);

                if (!members.Contains(member))
                    members.Add(member);
            }

            return answer(question, members);
        });

    /// <summary>True if the text looks like a call sign, or is a station's name or a pump's nickname.</summary>
    public bool LooksLikePump(ChatRequest request, string word) =>
        stations.FindStation(word) is not null
        || (word.Contains(' ', StringComparison.Ordinal) ? stations.FindAppliance(word) is not null : LooksLikeCallSign(word));

    private bool LooksLikeCallSign(string word) =>
        rotaQueries.FindAppliance(word) is not null
        || IsPumpNumber(word)
        || stations.All.Any(station =>
            word.Length > station.Code.Value.Length && word.StartsWith(station.Code.Value, StringComparison.OrdinalIgnoreCase));

    /// <summary>True if the words name crew members of the chat's station and the chat may see names.</summary>
    public bool IsMember(ChatRequest request, string words)
    {
        var home = request.Station is { } code ? stations.FindStation(code) : stations.Default;
        return home is not null && request.ShowNames
            && new CrewNames(rotaQueries.Rota(home.Code, request.AsOf).Timeline, request.Names) is var names
            && NamedPeople.In(words, request.As).All(name => names.Find(name).Count > 0);
    }

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

    /// <summary>Matches <c>P1</c> or <c>p12</c>.</summary>
    private static bool IsPumpNumber(string word) =>
        word is ['p' or 'P', .. { Length: 1 or 2 } number] && number.All(char.IsAsciiDigit);
}
