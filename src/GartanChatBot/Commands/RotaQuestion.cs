using GartanChatBot.Availability;
using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Crewing;
using NodaTime;

namespace GartanChatBot.Commands;

/// <summary>A question that has found its station: who asks, about which rota and which pumps, and how times and names are said.</summary>
internal sealed record RotaQuestion(ChatRequest Request, StationRota Rota, IReadOnlyList<Callsign> Pumps)
{
    public ReplyWords Times { get; } = new(Rota.Station.Zone, Rota.Today);

    public CrewNames Names => field ??= new(Rota.Timeline, Request.Names, Request.ShowRanks);

    public TimeWords TimeWords => field ??= new(Rota.Station.Clock);

    public CrewingTimeline Timeline => Rota.Timeline;

    public Instant At => Rota.At;

    /// <summary>A station with one pump need not name it.</summary>
    public bool HasSeveralPumps => Timeline.Appliances.Count > 1;

    /// <summary>From now to where the reading stops; empty when now was not read.</summary>
    public Interval Ahead => Rota.Coverage is { } coverage ? new(At, coverage.End) : new(At, At);

    /// <summary>Whether something ends only because the reading does.</summary>
    public bool IsEndOfReading(Instant end) => Rota.Coverage is { } coverage && end >= coverage.End;

    /// <summary>A gap's time; one that has begun is <c>now until 17:00</c>.</summary>
    public IReadOnlyList<Span> RangeOf(Gap gap) => gap.Interval.Start <= At && At < gap.Interval.End
        ? ["now until ", Times.When(gap.Interval.End)]
        : Times.NamedRange(gap.Interval);

    /// <summary>A further question about the same pump.</summary>
    public ReplyButton Button(string label, string command, Callsign pump, string arguments = "")
    {
        var named = HasSeveralPumps || Request["pump"] is not null ? $"/{command} {pump} {arguments}" : $"/{command} {arguments}";
        return new(label, named.TrimEnd());
    }
}
