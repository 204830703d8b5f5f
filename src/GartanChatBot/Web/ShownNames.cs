using GartanChatBot.Chat;
using GartanChatBot.Crewing;
using GartanChatBot.Crewing.Timeline;
using GartanChatBot.Wording;
using NodaTime;

namespace GartanChatBot.Web;

/// <summary>
/// The names of one station's people in one answer for programs; a full name is that of the page, which the API is asked with.
/// </summary>
internal sealed class ShownNames(CrewingTimeline timeline, Instant at, NameStyle style)
{
    private readonly Dictionary<MemberKey, string> called = style is NameStyle.Full
        ? timeline.Members.ToDictionary(member => member, member => member.ToString())
        : PersonName.Among(timeline.Members, style);

    /// <summary>What may be offered to somebody who asks for a name that nobody has.</summary>
    public IEnumerable<string> Offered => PersonName.AreShown(style) ? called.Values : [];

    public string Of(MemberKey member) =>
        style is NameStyle.Roles && timeline.CrewAt(at).FirstOrDefault(state => state.Key == member)?.Role is { Length: > 0 } rank
            ? rank
            : called.GetValueOrDefault(member) ?? PersonName.Of(member, style);

    public string RankOf(MemberState member) => style is NameStyle.None ? "" : member.Role;

    /// <summary>By the name of the page, or by the one that is shown when only one person has it.</summary>
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
