using GartanChatBot.Chat.Replies;
using GartanChatBot.Commands;
using GartanChatBot.Crewing;
using GartanChatBot.Wording;
using NodaTime;

namespace GartanChatBot.Web.Board;

/// <summary>The crew on now, with skills and end times, in the order of the crew card; then those back next.</summary>
internal sealed class CrewRows(ResolvedQuestion asked, BoardStrips strips)
{
    private const int MaxPeople = 16;

    private readonly CrewCard card = new(asked, asked.At);
    private readonly IReadOnlyList<MemberState> crew = asked.Timeline.CrewAt(asked.At);

    public CrewBoard Shown()
    {
        if (asked.Rota.Age.IsUntrusted)
            return new([], "I don't know who's on.");

        MemberState[] on = [.. crew.Where(member => member.Available).OrderBy(CrewCard.Seat)];
        MemberState[] others = [.. crew.Where(member => !member.Available).Where(IsNear).OrderBy(PlaceOf)];
        MemberState[] shown = [.. on.Concat(others).Take(MaxPeople)];
        var left = crew.Count - shown.Length;

        return new(
            [.. shown.Select(RowOf)],
            on.Length == 0 ? CrewCard.Nobody(asked, crew.All(member => member.Readable))
            : left > 0 ? $"+{left} more, back later than in {LengthText.Of(CrewCard.ComingSoon)}"
            : null);
    }

    /// <summary>True for members at an incident, with an unreadable cell, or back soon.</summary>
    private bool IsNear(MemberState member) =>
        member.Committed || !member.Readable || (member.Next is { } next && next - asked.At <= CrewCard.ComingSoon);

    private Instant PlaceOf(MemberState member) => member.Committed || !member.Readable ? asked.At : member.Next ?? Instant.MaxValue;

    private CrewRow RowOf(MemberState member) => new(
        asked.Names.Of(member),
        CrewingText.SkillLine(member),
        member.Available,
        Says(member),
        member.Available && card.OnlyOne(member) is { } skill ? CrewingText.NameOf(skill) : null,
        strips.DayOf(member.Key));

    private string Says(MemberState member) => member switch
    {
        { Available: true } => Until(member),
        { Committed: true } => "at an incident",
        { Readable: false } => "can't be read",
        { Next: { } next } => $"back {asked.Times.When(next).Text}",
        _ => "",
    };

    private string Until(MemberState member)
    {
        var until = TextRun.PlainText(card.UntilOf(member));
        return member.Until is null ? until : $"until {until}";
    }
}
