using System.Runtime.CompilerServices;
using GartanChatBot.Chat;
using GartanChatBot.Commands.Words;
using GartanChatBot.Crewing;
using GartanChatBot.Crewing.Timeline;
using GartanChatBot.Settings;
using GartanChatBot.Wording;

namespace GartanChatBot.Commands;

/// <summary>
/// What people are called in answers: as the chat wants it, as a rule the surname, with initials only where two share it.
/// Where a chat may not see names, the rank or nothing.
/// </summary>
internal sealed class CrewNames(CrewingTimeline timeline, NameStyle style, bool ranks = true)
{
    // A timeline never changes, and many questions are asked of it.
    private static readonly ConditionalWeakTable<CrewingTimeline, Dictionary<MemberKey, string>> Known = [];
    private static readonly ConditionalWeakTable<CrewingTimeline, Dictionary<MemberKey, string>> KnownByInitials = [];

    private readonly Dictionary<MemberKey, string> called = style is NameStyle.Initials
        ? KnownByInitials.GetValue(timeline, LettersIn)
        : Known.GetValue(timeline, CalledIn);

    public bool AreShown => PersonName.AreShown(style);

    /// <summary><c> FFC</c>: what is said after a name.</summary>
    public string RankAfter(MemberState member) => ranks && member.Role.Length > 0 ? $" {member.Role}" : "";

    public string Of(MemberState member) =>
        AreShown ? Of(member.Key)
        : style is NameStyle.Roles && ranks && member.Role.Length > 0 ? member.Role
        : PersonName.Nobody;

    /// <summary>The member's name; call it only where <see cref="AreShown"/>.</summary>
    public string Of(MemberKey member) =>
        style is NameStyle.Short or NameStyle.Initials && this.called.TryGetValue(member, out var called)
            ? called
            : PersonName.Of(member, style);

    /// <summary>Everybody whom the text may mean: a whole name first, else a surname, else how one begins.</summary>
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

        // What a chat does not show may not be found out by guessing either.
        if (style is not (NameStyle.Full or NameStyle.Short))
            return [];

        MemberKey[] begun =
        [
            .. timeline.Members.Where(member => NormalizedText.Of(member.Name).StartsWith(sought, StringComparison.Ordinal)),
        ];
        return begun.Length > 0 ? begun : WithOneSlip(sought);
    }

    /// <summary>One letter too many, too few, wrong or swapped in a name of five or more, when only one person's is as near.</summary>
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

    /// <summary>What may be asked for by name here.</summary>
    public IEnumerable<string> All => style is NameStyle.Full or NameStyle.Short
        ? timeline.Members.Select(member => PersonName.SurnameOf(member.Name)).Distinct(StringComparer.Ordinal)
        : AreShown ? timeline.Members.Select(Of) : [];

    private static Dictionary<MemberKey, string> CalledIn(CrewingTimeline timeline) => PersonName.Among(timeline.Members, NameStyle.Short);

    private static Dictionary<MemberKey, string> LettersIn(CrewingTimeline timeline) =>
        PersonName.Among(timeline.Members, NameStyle.Initials);
}
