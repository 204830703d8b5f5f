using GartanChatBot.Crewing;
using NodaTime;

namespace GartanChatBot.Rota;

/// <summary>A member's difference between two readings of a day; null means "not on the page".</summary>
internal sealed record RotaChange
{
    public required StationCode Station { get; init; }

    public required LocalDate Date { get; init; }

    public required string Member { get; init; }

    /// <summary>1 for the first member with that name on the page, 2 for the second.</summary>
    public required int Occurrence { get; init; }

    public required Instant SeenAt { get; init; }

    public MemberSlots? Before { get; init; }

    public MemberSlots? After { get; init; }

    /// <summary>Differences between two readings of the same day, in page order; removed members come last.</summary>
    public static IReadOnlyList<RotaChange> Between(StationDay before, StationDay after)
    {
        var earlier = ByMember(before);
        var later = ByMember(after);

        return
        [
            .. later.Keys.Concat(earlier.Keys.Where(member => !later.ContainsKey(member)))
                .Select(member => new RotaChange
                {
                    Station = after.Station,
                    Date = after.Date,
                    Member = member.Name,
                    Occurrence = member.Occurrence,
                    SeenAt = after.ReadAt,
                    Before = earlier.TryGetValue(member, out var was) ? was : null,
                    After = later.TryGetValue(member, out var now) ? now : null,
                })
                .Where(change => change.Before != change.After),
        ];
    }

    private static OrderedDictionary<(string Name, int Occurrence), MemberSlots> ByMember(StationDay day)
    {
        var members = new OrderedDictionary<(string Name, int Occurrence), MemberSlots>();
        foreach (var member in day.Members)
        {
            var occurrence = 1;
            while (!members.TryAdd((member.Name, occurrence), MemberSlots.Of(member)))
                occurrence++;
        }

        return members;
    }
}
