using NodaTime;

namespace GartanChatBot.Crewing;

/// <summary>One person's elapsed minutes in one Monday-to-Monday week: 167 or 169 hours long when the clocks change.</summary>
internal sealed record WeekHours(
    LocalDate Monday,
    int? ContractMinutes,
    int GivenMinutes,
    int BookedMinutes,
    int TotalMinutes,
    int? BalanceMinutes,
    int? GartanMinutes,
    int UnreadMinutes,
    int WeekMinutes);
