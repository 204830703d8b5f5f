using System.Globalization;
using GartanChatBot.Chat;
using GartanChatBot.Crewing;

namespace GartanChatBot.Wording;

/// <summary>Converts a crew member's name on the Gartan page to the form that a chat may see.</summary>
internal static class PersonName
{
    public const string Nobody = "somebody";

    public static bool AreShown(NameStyle style) => style is NameStyle.Full or NameStyle.Short or NameStyle.Initials;

    public static string Of(MemberKey member, NameStyle style) => style switch
    {
        NameStyle.Full => FullOf(member),
        NameStyle.Short => SurnameOf(member.Name),
        NameStyle.Initials => LettersOf(member.Name),
        _ => Nobody,
    };

    /// <summary>Display name of each member, unique as far as the style shows names.</summary>
    public static Dictionary<MemberKey, string> Among(IReadOnlyList<MemberKey> members, NameStyle style) =>
        style switch
        {
            NameStyle.Short => members
                .GroupBy(member => Of(member, style), StringComparer.Ordinal)
                .SelectMany(namesakes =>
                    namesakes.Select(member => (Member: member, Called: namesakes.Skip(1).Any() ? FullOf(member) : namesakes.Key)))
                .ToDictionary(pair => pair.Member, pair => pair.Called),
            NameStyle.Initials => members
                .GroupBy(member => Of(member, style), StringComparer.Ordinal)
                .SelectMany(namesakes =>
                    namesakes
                        .Index()
                        .Select(entry => (entry.Item, Called: entry.Index == 0 ? namesakes.Key : $"{namesakes.Key} ({entry.Index + 1})")))
                .ToDictionary(pair => pair.Item, pair => pair.Called),
            _ => members.ToDictionary(member => member, member => Of(member, style)),
        };

    /// <param name="link">Name as stored in links: <c>ELM, SJ</c>, and <c>ELM, SJ (2)</c> for the second person of that name.</param>
    public static string OfLink(string link, NameStyle style) => Of(KeyOf(link), style);

    /// <summary>Name for the person who decides a claim: as on the page if the style shows surnames.</summary>
    public static string OnRecord(string link, NameStyle style) => style is NameStyle.Full or NameStyle.Short ? link : OfLink(link, style);

    /// <summary>
    /// Name of a person who isn't linked to a crew member: the platform's name, shown as far as the style shows crew names.
    /// </summary>
    public static string OfAccount(string called, NameStyle style) =>
        style switch
        {
            _ when called.Length == 0 || !AreShown(style) => Nobody,
            NameStyle.Initials => string.Concat(
                    called.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.FirstOrDefault(char.IsLetter)))
                .Trim('\0')
                is { Length: > 0 } letters
                ? letters.ToUpperInvariant()
                : Nobody,
            _ => called,
        };

    /// <summary>
    /// "ELM, SJ" becomes Elm. Pages use capitals, so "O'NEILL" becomes "O'Neill"; a name with lower-case letters is unchanged.
    /// </summary>
    public static string SurnameOf(string name)
    {
        var surname = name.Split(',', 2)[0].Trim();
        return surname.Any(char.IsLower) ? surname : string.Concat(surname.Select((letter, index) =>
            index > 0 && char.IsLetter(surname[index - 1]) ? char.ToLower(letter, CultureInfo.InvariantCulture) : letter));
    }

    public static string FullOf(MemberKey member)
    {
        var full = $"{SurnameOf(member.Name)} {InitialsOf(member.Name)}".TrimEnd();
        return member.Occurrence > 1 ? $"{full} ({member.Occurrence})" : full;
    }

    /// <summary>"ELM, SJ" becomes SJE.</summary>
    public static string LettersOf(string name)
    {
        var letters = string.Concat(InitialsOf(name).Where(char.IsLetter)) + SurnameOf(name).FirstOrDefault(char.IsLetter);
        return letters.Trim('\0') is { Length: > 0 } known ? known.ToUpperInvariant() : Nobody;
    }

    private static string InitialsOf(string name) => name.Split(',', 2) is [_, var initials] ? initials.Trim() : "";

    private static MemberKey KeyOf(string link) =>
        link.EndsWith(')') && link.LastIndexOf(" (", StringComparison.Ordinal) is > 0 and var at
            && int.TryParse(link.AsSpan(at + 2, link.Length - at - 3), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new(link[..at], number)
            : new(link, 1);
}
