using System.Collections.Frozen;

namespace GartanChatBot.Gartan;

/// <summary>What a cell's code counts as. Codes are set by each service, so the list is configuration on top of the usual one.</summary>
internal sealed class CodeBook
{
    private static readonly KeyValuePair<string, CodeClass>[] UsualCodes =
    [
        new("O", CodeClass.Off),
        new("W", CodeClass.Work),
        new("F", CodeClass.Committed),
        new("AL", CodeClass.Leave),
        new("H", CodeClass.Leave),
        new("T", CodeClass.Training),
        new("TR", CodeClass.Training),
        new("C", CodeClass.Training),
        new("S", CodeClass.Health),
        new("SL", CodeClass.Health),
    ];

    /// <summary>Without any configuration.</summary>
    public static readonly CodeBook Usual = new([]);

    private readonly FrozenDictionary<string, CodeClass>.AlternateLookup<ReadOnlySpan<char>> classes;

    public CodeBook(IReadOnlyCollection<KeyValuePair<string, CodeClass>> configured)
    {
        Edition = EditionOf(configured);
        var codes = new Dictionary<string, CodeClass>(StringComparer.OrdinalIgnoreCase);
        foreach (var (code, codeClass) in UsualCodes.Concat(configured))
            codes[code.Trim()] = codeClass;

        classes = codes.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Empty for the usual codes, else a word that differs with what was configured: the same page may then mean something else.</summary>
    public string Edition { get; }

    /// <summary>
    /// Folds a code into what may be kept of it. Leave, training and health become one, so that nobody can tell which;
    /// an unknown code joins them, because nobody knows why that person is off, and so nobody should ask.
    /// </summary>
    public SlotReading Read(ReadOnlySpan<char> code, out bool known)
    {
        known = classes.TryGetValue(code, out var codeClass);
        return (known, codeClass) switch
        {
            (false, _) => SlotReading.Away,
            (_, CodeClass.Available) => SlotReading.Available,
            (_, CodeClass.Committed) => SlotReading.Committed,
            (_, CodeClass.Off or CodeClass.Work) => SlotReading.Off,
            _ => SlotReading.Away,
        };
    }

    private static string EditionOf(IReadOnlyCollection<KeyValuePair<string, CodeClass>> configured) =>
        configured.Count == 0
            ? ""
            : $"-{PageHash.Of(string.Join(' ', configured.Select(code => $"{code.Key.Trim().ToUpperInvariant()}={code.Value}").Order(StringComparer.Ordinal)))[..8]}";
}

/// <summary>The classes that a code may be configured as.</summary>
internal enum CodeClass
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
