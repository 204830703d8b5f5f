using System.Numerics;
using NodaTime;

namespace GartanChatBot.Rota;

/// <summary>A set of days within 64 days of the first, one bit each.</summary>
internal readonly record struct DaySet(LocalDate First, ulong Bits)
{
    public const int Capacity = 64;

    public bool Contains(LocalDate day) =>
        Bits != 0 && Period.DaysBetween(First, day) is >= 0 and < Capacity and var index && (Bits >> index & 1) != 0;

    /// <summary>The latest day; null if the set is empty.</summary>
    public LocalDate? Last => Bits == 0 ? null : First.PlusDays(Capacity - 1 - BitOperations.LeadingZeroCount(Bits));

    /// <summary>Ignores a day beyond the capacity.</summary>
    public DaySet With(LocalDate day) =>
        Period.DaysBetween(First, day) is >= 0 and < Capacity and var index ? this with { Bits = Bits | 1UL << index } : this;
}
