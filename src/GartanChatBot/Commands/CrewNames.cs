using System.Globalization;
using System.Runtime.CompilerServices;
using GartanChatBot.Crewing;

namespace GartanChatBot.Commands;

/// <summary>
/// What people are called in answers: the surname, with initials only where two share it. Where a chat may not see names, the role.
/// </summary>
internal sealed class CrewNames(CrewingTimeline timeline, bool shown)
{
    // A timeline never changes, and many questions are asked of it.
    private static readonly ConditionalWeakTable<CrewingTimeline, Dictionary<MemberKey, string>> Known = [];

    private readonly Dictionary<MemberKey, string> _called = Known.GetValue(timeline, CalledIn);

    public bool AreShown => shown;

    public string Of(MemberState member) => shown ? Of(member.Key) : member.Role.Length > 0 ? member.Role : "somebody";

    /// <summary>Only where names may be seen.</summary>
    public string Of(MemberKey member) =>
        !shown ? "somebody" : _called.TryGetValue(member, out var called) ? called : SurnameOf(member.Name);

    /// <summary>Everybody whom the text may mean: a whole name first, else a surname, else how one begins.</summary>
    public IReadOnlyList<MemberKey> Find(string text)
    {
        var sought = FoldedText.Of(text);
        if (sought.Length == 0)
            return [];

        MemberKey[] whole = [.. timeline.Members.Where(member => FoldedText.Of(member.ToString()) == sought)];
        if (whole.Length > 0)
            return whole;

        MemberKey[] surname = [.. timeline.Members.Where(member => FoldedText.Of(SurnameOf(member.Name)) == sought)];
        if (surname.Length > 0)
            return surname;

        return [.. timeline.Members.Where(member => FoldedText.Of(member.Name).StartsWith(sought, StringComparison.Ordinal))];
    }

    public IEnumerable<string> Surnames => timeline.Members.Select(member => SurnameOf(member.Name)).Distinct(StringComparer.Ordinal);

    private static Dictionary<MemberKey, string> CalledIn(CrewingTimeline timeline) => timeline.Members
        .GroupBy(member => SurnameOf(member.Name), StringComparer.Ordinal)
        .SelectMany(namesakes => namesakes.Select(member => (Member: member, Called: namesakes.Skip(1).Any() ? FullOf(member) : namesakes.Key)))
        .ToDictionary(pair => pair.Member, pair => pair.Called);

    private static string FullOf(MemberKey member)
    {
        var full = $"{SurnameOf(member.Name)} {InitialsOf(member.Name)}".TrimEnd();
        return member.Occurrence > 1 ? $"{full} ({member.Occurrence})" : full;
    }

    private static string SurnameOf(string name)
    {
        var surname = name.Split(',', 2)[0].Trim();

        // Pages shout: "O'NEILL" is "O'Neill". A name that was written with care is left alone.
        return surname.Any(char.IsLower) ? surname : string.Concat(surname.Select((letter, index) =>
            index > 0 && char.IsLetter(surname[index - 1]) ? char.ToLower(letter, CultureInfo.InvariantCulture) : letter));
    }

    private static string InitialsOf(string name) => name.Split(',', 2) is [_, var initials] ? initials.Trim() : "";
}
