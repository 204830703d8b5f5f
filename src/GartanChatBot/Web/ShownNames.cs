using GartanChatBot.Chat;
using GartanChatBot.Crewing;
using GartanChatBot.Crewing.Timeline;
using GartanChatBot.Wording;
using NodaTime;

namespace GartanChatBot.Web;

/// <summary>
/// The crew's names in one API response. A full name is the name on Gartan's page, which requests also use.
/// </summary>
internal sealed class ShownNames(CrewingTimeline timeline, Instant at, NameStyle style)
{
    private readonly Dictionary<MemberKey, string> called = style is NameStyle.Full
        ? timeline.Members.ToDictionary(member => member, member => member.ToString())
        : PersonName.Among(timeline.Members, style);

    /// <summary>Names that may be suggested when the requested name is unknown.</summary>
    public IEnumerable<string> Offered => PersonName.AreShown(style) ? called.Values : [];

    public string Of(MemberKey member) =>
        style is NameStyle.Roles && timeline.CrewAt(at).FirstOrDefault(state => state.Key == member)?.Role is { Length: > 0 } rank
            ? rank
            : called.GetValueOrDefault(member) ?? PersonName.Of(member, style);

    public string RankOf(MemberState member) => style is NameStyle.None ? "" : member.Role;

    /// <summary>Finds a crew member by the name on Gartan's page, or by the name shown if it is unique.</summary>
    public MemberKey? Find(string name)
    {
        var sought = name.Trim();
        foreach (var member in timeline.Members)
        {
            if (string.Equals(member.ToString(), sought, StringComparison.OrdinalIgnoreCase))
                return member;
        }

        MemberKey[] shown =
        [
            .. called.Where(pair => string.Equals(pair.Value, sought, StringComparison.OrdinalIgnoreCase)).Select(pair => pair.Key),
        ];
        return shown is [var only] ? only : null;
    }
}
