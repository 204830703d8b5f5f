using System.Runtime.CompilerServices;
using GartanChatBot.Chat;
using GartanChatBot.Commands.Words;
using GartanChatBot.Crewing;
using GartanChatBot.Crewing.Timeline;
using GartanChatBot.Settings;
using GartanChatBot.Wording;

namespace GartanChatBot.Commands;

/// <summary>
/// Names of crew in answers, in the chat's style: usually the surname, with initials only where two share it. A chat that may not see names
/// gets the rank or nothing.
/// </summary>
internal sealed class CrewNames(CrewingTimeline timeline, NameStyle style, bool ranks = true)
{
    // Cached per timeline: timelines are immutable and shared by many questions.
    private static readonly ConditionalWeakTable<CrewingTimeline, Dictionary<MemberKey, string>> Known = [];
    private static readonly ConditionalWeakTable<CrewingTimeline, Dictionary<MemberKey, string>> KnownByInitials = [];

    private readonly Dictionary<MemberKey, string> called = style is NameStyle.Initials
        ? KnownByInitials.GetValue(timeline, LettersIn)
        : Known.GetValue(timeline, CalledIn);

    public bool AreShown => PersonName.AreShown(style);

    /// <summary>Rank as a suffix, such as <c> FFC</c>.</summary>
    public string RankAfter(MemberState member) => ranks && member.Role.Length > 0 ? $" {member.Role}" : "";

    public string Of(MemberState member) =>
        AreShown ? Of(member.Key)
        : style is NameStyle.Roles && ranks && member.Role.Length > 0 ? member.Role
        : PersonName.Nobody;

    /// <summary>The member's name; valid only if <see cref="AreShown"/>.</summary>
    public string Of(MemberKey member) =>
        style is NameStyle.Short or NameStyle.Initials && this.called.TryGetValue(member, out var called)
            ? called
            : PersonName.Of(member, style);

    /// <summary>Members the text may mean: by whole name, else surname, else start of the name.</summary>
    public IReadOnlyList<MemberKey> Find(string text)
    {
        var sought = NormalizedText.Of(text);
        if (sought.Length == 0)
            return [];

        MemberKey[] whole = [.. timeline.Members.Where(member => NormalizedText.Of(member.ToString()) == sought)];
        if (whole.Length > 0)
            return whole;

        MemberKey[] surname = [.. timeline.Members.Where(member => NormalizedText.Of(PersonName.SurnameOf(member.Name)) == sought)];
        if (surname.Length > 0)
            return surname;

        MemberKey[] known = [.. timeline.Members.Where(member => NormalizedText.Of(Of(member)) == sought)];
        if (known.Length > 0 && AreShown)
            return known;

        // Initials and starts of names would let a chat guess names it may not see.
        if (style is not (NameStyle.Full or NameStyle.Short))
            return [];

        MemberKey[] begun =
        [
            .. timeline.Members.Where(member => NormalizedText.Of(member.Name).StartsWith(sought, StringComparison.Ordinal)),
        ];
        return begun.Length > 0 ? begun : WithOneSlip(sought);
    }

    /// <summary>Tolerates one added, missing, wrong or swapped letter in names of five or more, if exactly one person matches.</summary>
    private MemberKey[] WithOneSlip(string sought)
    {
        if (sought.Length < Vocabulary.ShortestCorrected)
            return [];

        MemberKey[] near =
        [
            .. timeline.Members.Where(member =>
                NormalizedText.Of(PersonName.SurnameOf(member.Name)) is { Length: >= Vocabulary.ShortestCorrected - 1 } name
                && SpellingSuggestions.Distance(name, sought) == 1),
        ];
        return near.Length == 1 ? near : [];
    }

    /// <summary>Names that can be asked for in this chat.</summary>
    public IEnumerable<string> All => style is NameStyle.Full or NameStyle.Short
        ? timeline.Members.Select(member => PersonName.SurnameOf(member.Name)).Distinct(StringComparer.Ordinal)
        : AreShown ? timeline.Members.Select(Of) : [];

    private static Dictionary<MemberKey, string> CalledIn(CrewingTimeline timeline) => PersonName.Among(timeline.Members, NameStyle.Short);

    private static Dictionary<MemberKey, string> LettersIn(CrewingTimeline timeline) =>
        PersonName.Among(timeline.Members, NameStyle.Initials);
}
