namespace GartanChatBot.Crewing.Timeline;

/// <summary>
/// Slots in which a what-if invalidates Gartan's "available", because a member is assumed off: surely where they were on, possibly where
/// they can't be read. In the latter, the verdict remains valid if they were already off.
/// </summary>
internal readonly record struct VoidVerdicts(SlotSet Surely, SlotSet Perhaps)
{
    public UInt128 Edges() => Surely.Edges() | Perhaps.Edges();

    public VoidVerdicts Without(MemberDay member, SlotSet off) =>
        new(Surely | (off & member.Available), Perhaps | (off & member.Unreadable));
}
