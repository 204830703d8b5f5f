namespace GartanChatBot.Crewing.Timeline;

/// <summary>Iterates over a day's quarter-hours by changes instead of one by one.</summary>
internal static class SlotRuns
{
    /// <summary>Slots whose membership differs from the slot before; includes slot 0 if it is in the set.</summary>
    public static UInt128 Edges(this SlotSet set) => set.Bits ^ (set.Bits << 1);

    /// <summary>Slots in the set, ascending.</summary>
    public static SlotSequence Slots(this SlotSet set) => new(set.Bits);

    /// <summary>Unbroken runs as half-open pairs of slots.</summary>
    public static IEnumerable<(int Start, int End)> Runs(this SlotSet set)
    {
        for (var rest = set.Bits; rest != UInt128.Zero;)
        {
            var start = (int)UInt128.TrailingZeroCount(rest);
            var end = start + (int)UInt128.TrailingZeroCount(~(rest >> start));
            yield return (start, end);
            rest = end >= SlotSet.Capacity ? UInt128.Zero : rest >> end << end;
        }
    }

    /// <summary>Slots from the start up to but not including the end.</summary>
    public static SlotSet Between(int start, int end) => SlotSet.First(end).Except(SlotSet.First(start));

    /// <summary>Lowest slot in the bits above the given one; <paramref name="end"/> if there is none.</summary>
    public static int NextAfter(this UInt128 edges, int slot, int end)
    {
        var rest = slot + 1 >= SlotSet.Capacity ? UInt128.Zero : edges >> (slot + 1);
        return rest == UInt128.Zero ? end : Math.Min(end, slot + 1 + (int)UInt128.TrailingZeroCount(rest));
    }
}

/// <summary>Enumerates the slots of a set without allocation.</summary>
internal ref struct SlotSequence(UInt128 bits)
{
    private UInt128 rest = bits;

    public int Current { get; private set; } = -1;

    public readonly SlotSequence GetEnumerator() => this;

    public bool MoveNext()
    {
        if (rest == UInt128.Zero)
            return false;

        Current = (int)UInt128.TrailingZeroCount(rest);
        rest &= rest - UInt128.One;
        return true;
    }
}
