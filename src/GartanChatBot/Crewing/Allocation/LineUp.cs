namespace GartanChatBot.Crewing.Allocation;

/// <summary>
/// The rules of a station's appliances in run order, reduced to counts. A <em>measure</em> is a number of people, such as "heads",
/// "drivers" or "officers or drivers"; a <em>kind</em> is all people with the same relevant skills, who are interchangeable.
/// </summary>
internal sealed class LineUp
{
    /// <summary>Bit that every person has: the measure of heads.</summary>
    private const ulong Head = 1UL << 63;

    /// <summary>Index of the measure that counts everyone.</summary>
    public const int Heads = 0;

    private const int MaxSkills = 63;

    private readonly Dictionary<string, ulong> skillBits = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ulong> codeBits = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<ulong> measures = [Head];
    private readonly List<ulong> kinds = [];
    private int[][]? parts;

    public LineUp(IReadOnlyList<CrewingRule?> rules, SkillAliases aliases)
    {
        Aliases = aliases;
        Rules = rules;
        Demands = [.. rules.Select(DemandOf)];
        ReducedDemands = [.. rules.Select(rule => DemandOf(rule?.Reduced()))];
    }

    public SkillAliases Aliases { get; }

    public IReadOnlyList<CrewingRule?> Rules { get; }

    /// <summary>Needs of each appliance in run order; null if its rule is unknown.</summary>
    public IReadOnlyList<Demand?> Demands { get; }

    /// <summary>Needs of a reduced crew; null if the appliance has no reduced crew.</summary>
    public IReadOnlyList<Demand?> ReducedDemands { get; }

    public int MeasureCount => measures.Count;

    public int KindCount => kinds.Count;

    /// <summary>The kind of a person with these skill codes.</summary>
    public int KindOf(IReadOnlyList<string> codes)
    {
        var skills = Head;
        foreach (var code in codes)
            skills |= BitsOf(code);

        var kind = kinds.IndexOf(skills);
        if (kind >= 0)
            return kind;

        kinds.Add(skills);
        return kinds.Count - 1;
    }

    /// <summary>True if a person of the kind counts in the measure.</summary>
    public bool Counts(int kind, int measure) => (kinds[kind] & measures[measure]) != 0;

    /// <summary>Length of a tally: people of each kind, then the excess over Gartan's count in each measure.</summary>
    public int TallyLength => KindCount + MeasureCount;

    public bool IsLimited(ReadOnlySpan<char> tally) => tally[KindCount..].ContainsAnyExcept('\0');

    /// <summary>Number of people in the tally who count in the measure.</summary>
    public int MeasureOf(ReadOnlySpan<char> tally, int measure)
    {
        var people = 0;
        for (var kind = 0; kind < KindCount; kind++)
            people += Counts(kind, measure) ? tally[kind] : 0;

        return people;
    }

    /// <summary>The measure of a requirement; null if no rule needs it.</summary>
    public int? MeasureOf(string requirement) => requirement == Requirement.Crew ? Heads
        : skillBits.TryGetValue(requirement, out var bit) ? measures.IndexOf(bit)
        : null;

    /// <summary>Measures of the single skills in a combined measure.</summary>
    public int[] PartsOf(int measure) => (parts ??= [.. Enumerable.Range(0, MeasureCount).Select(FindParts)])[measure];

    private int[] FindParts(int whole) =>
        [
            .. Enumerable
                .Range(0, MeasureCount)
                .Where(part => ulong.PopCount(measures[part]) == 1 && (measures[part] & measures[whole]) != 0),
        ];

    private ulong BitsOf(string code)
    {
        if (codeBits.TryGetValue(code, out var known))
            return known;

        var bits = 0UL;
        foreach (var name in Aliases.NamesOf(code))
            bits |= skillBits.GetValueOrDefault(name);

        return codeBits[code] = bits;
    }

    private Demand? DemandOf(CrewingRule? rule)
    {
        if (rule is null)
            return null;

        var items = rule
            .Requirements.Select(
                (requirement, index) =>
                    new DemandItem(requirement, MeasureOf(index == 0 ? Head : SkillBit(requirement.Name)), [requirement.Name]))
            .ToList();
        var seats = rule.Requirements.Skip(1)
            .Where(requirement => requirement.Need > 0 && rule.DistinctSeats.Contains(requirement.Name, StringComparer.OrdinalIgnoreCase));

        return new(items, [.. SharedSeats([.. seats])]);
    }

    /// <summary>
    /// Different people can fill the seats if and only if, for every choice of seats, enough people can take any of them (Hall's marriage
    /// theorem). Single seats are counted anyway.
    /// </summary>
    private IEnumerable<DemandItem> SharedSeats(Requirement[] seats) =>
        from choice in Enumerable.Range(1, (1 << seats.Length) - 1)
        where int.PopCount(choice) > 1
        orderby int.PopCount(choice), choice
        let chosen = seats.Where((_, index) => (choice >> index & 1) != 0).ToList()
        let anyOf = chosen.Aggregate(0UL, (bits, seat) => bits | SkillBit(seat.Name))
        let names = chosen.Select(seat => seat.Name).ToArray()
        select new DemandItem(new(string.Join(" and ", names), chosen.Sum(seat => seat.Need)), MeasureOf(anyOf), names);

    private ulong SkillBit(string name)
    {
        if (!skillBits.TryGetValue(name, out var bit))
        {
            // The limit would need ten appliances with six skills each that no other appliance needs.
            if (skillBits.Count == MaxSkills)
                throw new NotSupportedException($"A line-up of rules names more than {MaxSkills} skills.");

            skillBits[name] = bit = 1UL << skillBits.Count;
        }

        return bit;
    }

    private int MeasureOf(ulong anyOf)
    {
        var measure = measures.IndexOf(anyOf);
        if (measure >= 0)
            return measure;

        measures.Add(anyOf);
        return measures.Count - 1;
    }
}
