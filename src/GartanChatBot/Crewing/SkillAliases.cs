using System.Collections.Frozen;

namespace GartanChatBot.Crewing;

/// <summary>
/// What the services' skill codes mean in the requirements' words, many to many: a code may stand for several skills, a skill have several
/// codes.
/// </summary>
internal sealed class SkillAliases
{
    /// <summary>The codes seen so far; each service may have its own.</summary>
    public static readonly SkillAliases Default = new(
    [
        new("LGV", ["driver"]),
        new("ERD", ["driver"]),
        new("TTR", ["officer"]),
        new("IC", ["officer"]),
        new("MGR", ["officer"]),
        new("BA", ["ba"]),
    ]);

    private readonly FrozenDictionary<string, IReadOnlyList<string>> namesByCode;

    public SkillAliases(IEnumerable<KeyValuePair<string, IEnumerable<string>>> namesByCode) =>
        this.namesByCode = namesByCode
            .GroupBy(entry => entry.Key.Trim(), entry => entry.Value, StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(
                codes => codes.Key,
                IReadOnlyList<string> (codes) =>
                    [.. codes.SelectMany(names => names).Select(name => name.Trim().ToLowerInvariant()).Distinct(StringComparer.Ordinal)],
                StringComparer.OrdinalIgnoreCase);

    /// <summary>Differs with what any code stands for.</summary>
    public string Edition =>
        string.Join(' ', namesByCode
            .OrderBy(code => code.Key, StringComparer.OrdinalIgnoreCase)
            .Select(code => $"{code.Key.ToUpperInvariant()}={string.Join('+', code.Value.Order(StringComparer.Ordinal))}"));

    /// <summary>Every skill that any code stands for.</summary>
    public IReadOnlyList<string> Names =>
        [.. namesByCode.Values.SelectMany(names => names).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The skills a code stands for; a code that nobody explained stands for itself, in lower case.</summary>
    public IReadOnlyList<string> NamesOf(string code) =>
        namesByCode.TryGetValue(code.Trim(), out var names) && names.Count > 0 ? names : [code.Trim().ToLowerInvariant()];

    /// <summary>The skills of somebody with these codes, each once, in the order of the codes.</summary>
    public IReadOnlyList<string> NamesOf(IReadOnlyList<string> codes)
    {
        var names = new List<string>(codes.Count);
        foreach (var code in codes)
        {
            foreach (var name in NamesOf(code))
            {
                if (!names.Contains(name))
                    names.Add(name);
            }
        }

        return names;
    }
}
