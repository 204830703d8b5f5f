using System.Collections.Frozen;

namespace GartanChatBot.Gartan.Pages;

/// <summary>Meanings of cell codes. Each service has its own, so configured codes are added to the usual ones.</summary>
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

    /// <summary>The usual codes, without configuration.</summary>
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

    /// <summary>Text that changes with the configured codes, because they change how a page is read; empty for the usual codes.</summary>
    public string Edition { get; }

    /// <summary>
    /// Maps a code to the class that is stored. Leave, training and health become one class, so that stored data does not distinguish them;
    /// an unknown code gets the same class, because the member should not be asked without knowing the reason.
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

/// <summary>Classes that a code can be configured as.</summary>
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

/// <summary>Stored reading of a member's quarter-hour.</summary>
internal enum SlotReading
{
    Off,
    Available,
    Committed,
    Away,
    Unreadable,
}
