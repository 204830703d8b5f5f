namespace GartanChatBot.Crewing;

/// <summary>
/// A set of quarter-hours of one station-day, one bit each: bit 0 is the first quarter-hour after local midnight.
/// A day has 92 to 100 of them (see <see cref="StationClock"/>), so 128 bits hold any day.
/// </summary>
internal readonly record struct SlotSet(UInt128 Bits)
{
    public const int Capacity = 128;

    public static readonly SlotSet Empty;

    public bool IsEmpty => Bits == UInt128.Zero;

    /// <summary>Number of quarter-hours in the set.</summary>
    public int Count => (int)UInt128.PopCount(Bits);

    public bool this[int slot] => (Bits >> slot & UInt128.One) != UInt128.Zero;

    /// <summary>The first <paramref name="count"/> quarter-hours.</summary>
    public static SlotSet First(int count) => count >= Capacity ? new(UInt128.MaxValue) : new((UInt128.One << count) - UInt128.One);

    public SlotSet With(int slot) => new(Bits | UInt128.One << slot);

    public static SlotSet operator |(SlotSet left, SlotSet right) => new(left.Bits | right.Bits);

    public static SlotSet operator &(SlotSet left, SlotSet right) => new(left.Bits & right.Bits);

    public SlotSet Except(SlotSet other) => new(Bits & ~other.Bits);

    /// <summary>Stored form: sixteen bytes, least significant first.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128LittleEndian(bytes, Bits);
        return bytes;
    }

    public static SlotSet FromBytes(ReadOnlySpan<byte> bytes) => new(System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian(bytes));
}
