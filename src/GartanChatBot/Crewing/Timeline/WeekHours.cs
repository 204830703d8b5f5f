using NodaTime;

namespace GartanChatBot.Crewing.Timeline;

/// <summary>
/// One person's elapsed minutes in one Monday-to-Monday week: 167 or 169 hours long when the clocks change. Unread time is in none of the
/// sums: while there is any, the balance has only bounds.
/// </summary>
internal sealed record WeekHours
{
    public required LocalDate Monday { get; init; }

    public required int? ContractMinutes { get; init; }

    /// <summary>Up to now.</summary>
    public required int GivenMinutes { get; init; }

    /// <summary>From now on.</summary>
    public int BookedMinutes => TotalMinutes - GivenMinutes;

    public required int TotalMinutes { get; init; }

    /// <summary>Gartan's own figure.</summary>
    public required int? GartanMinutes { get; init; }

    public required int UnreadMinutes { get; init; }

    public required int WeekMinutes { get; init; }

    public int? BalanceMinutes => UnreadMinutes > 0 ? null : BalanceAtLeastMinutes;

    public int? BalanceAtLeastMinutes => TotalMinutes - ContractMinutes;

    public int? BalanceAtMostMinutes => BalanceAtLeastMinutes + UnreadMinutes;
}
