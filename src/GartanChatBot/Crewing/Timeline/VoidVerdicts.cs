namespace GartanChatBot.Crewing.Timeline;

/// <summary>
/// Where an "available" of Gartan's row does not stand any more, because somebody is imagined away: surely where they were on, and perhaps
/// where nobody can read whether they were. There it stands if they were off already.
/// </summary>
internal readonly record struct VoidVerdicts(SlotSet Surely, SlotSet Perhaps)
{
    public UInt128 Edges() => Surely.Edges() | Perhaps.Edges();

    public VoidVerdicts Without(MemberDay member, SlotSet off) =>
        new(Surely | (off & member.Available), Perhaps | (off & member.Unreadable));
}
