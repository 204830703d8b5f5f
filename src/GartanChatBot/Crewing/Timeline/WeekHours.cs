using NodaTime;

namespace GartanChatBot.Crewing.Timeline;

/// <summary>
/// One member's elapsed minutes in a Monday-to-Monday week, which has 167 or 169 hours if the clocks change. Unread time is in none of the
/// sums; while there is any, the balance only has bounds.
/// </summary>
internal sealed record WeekHours
{
    public required LocalDate Monday { get; init; }

    public required int? ContractMinutes { get; init; }

    /// <summary>Minutes up to now.</summary>
    public required int GivenMinutes { get; init; }

    /// <summary>Minutes from now on.</summary>
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
