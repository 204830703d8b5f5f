using System.Collections.Frozen;

namespace GartanChatBot.Crewing;

/// <summary>
/// Maps the services' skill codes to the skills in requirements, many to many: a code may mean several skills, and a skill may have several
/// codes.
/// </summary>
internal sealed class SkillAliases
{
    /// <summary>Known codes; each service may have its own.</summary>
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

    /// <summary>Text that changes if any code's meaning changes.</summary>
    public string Edition =>
        string.Join(' ', namesByCode
            .OrderBy(code => code.Key, StringComparer.OrdinalIgnoreCase)
            .Select(code => $"{code.Key.ToUpperInvariant()}={string.Join('+', code.Value.Order(StringComparer.Ordinal))}"));

    /// <summary>All skills that any code means.</summary>
    public IReadOnlyList<string> Names =>
        [.. namesByCode.Values.SelectMany(names => names).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The skills a code means; an unknown code means itself, in lower case.</summary>
    public IReadOnlyList<string> NamesOf(string code) =>
        namesByCode.TryGetValue(code.Trim(), out var names) && names.Count > 0 ? names : [code.Trim().ToLowerInvariant()];

    /// <summary>The skills of a person with these codes, each once, in the codes' order.</summary>
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
