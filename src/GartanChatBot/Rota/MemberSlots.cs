using GartanChatBot.Crewing;

namespace GartanChatBot.Rota;

/// <summary>One member's four slot sets of a day in stored form: four times sixteen bytes.</summary>
internal readonly record struct MemberSlots(SlotSet Available, SlotSet Committed, SlotSet Away, SlotSet Unreadable)
{
    private const int SetLength = 16;

    public static MemberSlots Of(MemberDay member) => new(member.Available, member.Committed, member.Away, member.Unreadable);

    public byte[] ToBytes() => [.. Available.ToBytes(), .. Committed.ToBytes(), .. Away.ToBytes(), .. Unreadable.ToBytes()];

    public static MemberSlots Read(BinaryReader reader) => new(ReadSet(reader), ReadSet(reader), ReadSet(reader), ReadSet(reader));

    public static SlotSet ReadSet(BinaryReader reader)
    {
        Span<byte> bytes = stackalloc byte[SetLength];
        reader.BaseStream.ReadExactly(bytes);
        return SlotSet.FromBytes(bytes);
    }
}
