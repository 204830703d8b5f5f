using System.Collections.Frozen;

namespace GartanChatBot.Gartan.Pages;

/// <summary>What a cell's code counts as. Codes are set by each service, so the list is configuration on top of the usual one.</summary>
internal sealed class CodeBook
{
    private static readonly KeyValuePair<string, SlotCodeKind>[] UsualCodes =
    [
        new("O", SlotCodeKind.Off),
        new("W", SlotCodeKind.Work),
        new("F", SlotCodeKind.Committed),
        new("AL", SlotCodeKind.Leave),
        new("H", SlotCodeKind.Leave),
        new("T", SlotCodeKind.Training),
        new("TR", SlotCodeKind.Training),
        new("C", SlotCodeKind.Training),
        new("S", SlotCodeKind.Health),
        new("SL", SlotCodeKind.Health),
    ];

    /// <summary>Without any configuration.</summary>
    public static readonly CodeBook Usual = new([]);

    private readonly FrozenDictionary<string, SlotCodeKind>.AlternateLookup<ReadOnlySpan<char>> classes;

    public CodeBook(IReadOnlyCollection<KeyValuePair<string, SlotCodeKind>> configured)
    {
        Edition = EditionOf(configured);
        var codes = new Dictionary<string, SlotCodeKind>(StringComparer.OrdinalIgnoreCase);
        foreach (var (code, slotCodeKind) in UsualCodes.Concat(configured))
            codes[code.Trim()] = slotCodeKind;

        classes = codes.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>
    /// Empty for the usual codes, else a word that differs with what was configured: the same page may then mean something else.
    /// </summary>
    public string Edition { get; }

    /// <summary>
    /// Folds a code into what may be kept of it. Leave, training and health become one, so that nobody can tell which;
    /// an unknown code joins them, because nobody knows why that person is off, and so nobody should ask.
    /// </summary>
    public SlotReading Read(ReadOnlySpan<char> code, out bool known)
    {
        known = classes.TryGetValue(code, out var slotCodeKind);
        return (known, slotCodeKind) switch
        {
            (false, _) => SlotReading.Away,
            (_, SlotCodeKind.Available) => SlotReading.Available,
            (_, SlotCodeKind.Committed) => SlotReading.Committed,
            (_, SlotCodeKind.Off or SlotCodeKind.Work) => SlotReading.Off,
            _ => SlotReading.Away,
        };
    }

    private static string EditionOf(IReadOnlyCollection<KeyValuePair<string, SlotCodeKind>> configured) =>
        configured.Count == 0
            ? ""
            : $"-{PageHash.Of(string.Join(' ', configured.Select(Text).Order(StringComparer.Ordinal)))[..8]}";

    private static string Text(KeyValuePair<string, SlotCodeKind> code) => $"{code.Key.Trim().ToUpperInvariant()}={code.Value}";
}

/// <summary>The classes that a code may be configured as.</summary>
internal enum SlotCodeKind
{
    Off,
    Work,
    Leave,
    Training,
    Health,
    Committed,
    Available,
}

/// <summary>What is kept of one crew member's quarter-hour.</summary>
internal enum SlotReading
{
    Off,
    Available,
    Committed,
    Away,
    Unreadable,
}
