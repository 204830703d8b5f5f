using GartanChatBot.Crewing;

namespace GartanChatBot.Gartan.Reading;

/// <summary>Irregularities of a page that was read nevertheless: each once, without names.</summary>
internal sealed class ReadingDiagnostics
{
    // Limits, so that a corrupt page can't fill a log.
    private const int MaxOfAKind = 20;
    private const int LongestEntry = 80;

    private readonly List<string> unknownCodes = [];
    private readonly List<string> unknownMarks = [];
    private readonly List<string> readMarks = [];
    private readonly List<string> oddVerdicts = [];

    /// <summary>Unknown codes, as written.</summary>
    public IReadOnlyList<string> UnknownCodes => unknownCodes;

    /// <summary>Unknown marks of empty crew cells.</summary>
    public IReadOnlyList<string> UnknownMarks => unknownMarks;

    /// <summary>Marks whose meaning was inferred from the page's own counts.</summary>
    public IReadOnlyList<string> ReadMarks => readMarks;

    /// <summary>Words and colours of appliance cells that are not a known verdict.</summary>
    public IReadOnlyList<string> OddVerdicts => oddVerdicts;

    /// <summary>Number of rows of no known kind.</summary>
    public int IgnoredRows { get; private set; }

    /// <summary>Number of people in sections of the grid other than the crew's.</summary>
    public int PeopleLeftOut { get; private set; }

    /// <summary>Quarter-hours in which two cells of one appliance contradict each other.</summary>
    public SlotSet VerdictsContradict { get; private set; }

    public bool IsEmpty =>
        unknownCodes.Count + unknownMarks.Count + readMarks.Count + oddVerdicts.Count + IgnoredRows + PeopleLeftOut == 0
        && VerdictsContradict.IsEmpty;

    /// <summary>One sentence for each kind of irregularity.</summary>
    public IEnumerable<string> Sentences()
    {
        if (unknownCodes.Count > 0)
            yield return $"unknown codes {string.Join(", ", unknownCodes)}; they count as off. Set their meaning under Codes.";
        if (unknownMarks.Count > 0)
            yield return $"crew cells have unknown markings ({string.Join(", ", unknownMarks)}); "
                + "their time is unknown and counts as off. Set their meaning under Gartan:Marks.";
        if (readMarks.Count > 0)
            yield return $"crew cells have markings whose meaning was inferred from Gartan's totals: {string.Join(", ", readMarks)}.";
        if (oddVerdicts.Count > 0)
            yield return $"appliance cells show {string.Join(", ", oddVerdicts)}; that time is unknown.";
        if (!VerdictsContradict.IsEmpty)
            yield return $"an appliance's cells contradict each other in {VerdictsContradict.Count} quarter-hours; that time is unknown.";
        if (PeopleLeftOut > 0)
            yield return $"{PeopleLeftOut} people are listed in a section other than the crew's and were not counted.";
        if (IgnoredRows > 0)
            yield return $"{IgnoredRows} rows of unknown kind were skipped.";
    }

    public void UnknownCode(ReadOnlySpan<char> code) => Note(unknownCodes, code);

    public void UnknownMark(ReadOnlySpan<char> mark) => Note(unknownMarks, mark);

    public void MarkRead(ReadOnlySpan<char> mark, bool isOff) => Note(readMarks, $"{mark} means {(isOff ? "off" : "nothing")}");

    public void OddVerdict(ReadOnlySpan<char> word) => Note(oddVerdicts, word);

    public void RowIgnored() => IgnoredRows++;

    public void PersonLeftOut() => PeopleLeftOut++;

    public void Contradiction(SlotSet slots) => VerdictsContradict |= slots;

    private static void Note(List<string> seen, ReadOnlySpan<char> thing)
    {
        thing = thing.Length > LongestEntry ? thing[..LongestEntry] : thing;
        foreach (var known in seen)
        {
            if (thing.Equals(known, StringComparison.OrdinalIgnoreCase))
                return;
        }

        if (seen.Count < MaxOfAKind)
            seen.Add(thing.ToString());
    }
}
