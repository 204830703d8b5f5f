using System.Globalization;
using System.Runtime.CompilerServices;
using GartanChatBot.Chat;
using GartanChatBot.Crewing;

namespace GartanChatBot.Commands;

/// <summary>
/// What people are called in answers: as the chat wants it, as a rule the surname, with initials only where two share it.
/// Where a chat may not see names, the rank or nothing.
/// </summary>
internal sealed class CrewNames(CrewingTimeline timeline, NameStyle style, bool ranks = true)
{
    private const string Nobody = "somebody";

    // A timeline never changes, and many questions are asked of it.
    private static readonly ConditionalWeakTable<CrewingTimeline, Dictionary<MemberKey, string>> Known = [];
    private static readonly ConditionalWeakTable<CrewingTimeline, Dictionary<MemberKey, string>> KnownByInitials = [];

    private readonly Dictionary<MemberKey, string> _called = style is NameStyle.Initials
        ? KnownByInitials.GetValue(timeline, LettersIn)
        : Known.GetValue(timeline, CalledIn);

    public bool AreShown => style is NameStyle.Full or NameStyle.Short or NameStyle.Initials;

    /// <summary><c> FFC</c>: what is said after a name.</summary>
    public string RankAfter(MemberState member) => ranks && member.Role.Length > 0 ? $" {member.Role}" : "";

    public string Of(MemberState member) => AreShown ? Of(member.Key) : style is NameStyle.Roles && ranks && member.Role.Length > 0 ? member.Role : Nobody;

    /// <summary>Only where names may be seen.</summary>
    public string Of(MemberKey member) => style switch
    {
        NameStyle.Full => FullOf(member),
        NameStyle.Short or NameStyle.Initials => _called.TryGetValue(member, out var called) ? called : style is NameStyle.Short ? SurnameOf(member.Name) : LettersOf(member),
        _ => Nobody,
    };

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

    private static Dictionary<MemberKey, string> LettersIn(CrewingTimeline timeline) => timeline.Members
        .GroupBy(LettersOf, StringComparer.Ordinal)
        .SelectMany(namesakes => namesakes.Index().Select(entry => (entry.Item, Called: entry.Index == 0 ? namesakes.Key : $"{namesakes.Key} ({entry.Index + 1})")))
        .ToDictionary(pair => pair.Item, pair => pair.Called);

    /// <summary>"ELM, SJ" is SJE.</summary>
    private static string LettersOf(MemberKey member)
    {
        var letters = string.Concat(InitialsOf(member.Name).Where(char.IsLetter)) + SurnameOf(member.Name).FirstOrDefault(char.IsLetter);
        return letters.Trim('\0') is { Length: > 0 } known ? known.ToUpperInvariant() : Nobody;
    }

    private static string FullOf(MemberKey member)
    {
        var full = $"{SurnameOf(member.Name)} {InitialsOf(member.Name)}".TrimEnd();
        return member.Occurrence > 1 ? $"{full} ({member.Occurrence})" : full;
    }

    public static string SurnameOf(string name)
    {
        var surname = name.Split(',', 2)[0].Trim();

        // Pages shout: "O'NEILL" is "O'Neill". A name that was written with care is left alone.
        return surname.Any(char.IsLower) ? surname : string.Concat(surname.Select((letter, index) =>
            index > 0 && char.IsLetter(surname[index - 1]) ? char.ToLower(letter, CultureInfo.InvariantCulture) : letter));
    }

    private static string InitialsOf(string name) => name.Split(',', 2) is [_, var initials] ? initials.Trim() : "";
}
