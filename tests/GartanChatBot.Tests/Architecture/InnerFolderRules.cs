using ArchUnitNET.Domain;

namespace GartanChatBot.Tests.Architecture;

/// <summary>
/// Below the first level: within each folder that has folders, these and the files beside them have an order too, however deep. What
/// registers them all stands above it.
/// </summary>
public class InnerFolderRules(House house) : IClassFixture<House>
{
    private const string Root = "GartanChatBot";
    private const string Beside = "(beside)";

    [Fact]
    public void Inner_folders_have_no_cycle()
    {
        var parents = OurTypes().SelectMany(type => ParentsOf(type.Namespace.FullName)).Distinct().ToList();
        parents.Count.ShouldBeGreaterThan(6, "this rule looks at hardly anything");

        parents.SelectMany(CyclesIn).ShouldBeEmpty("on a cycle, or leading to one");
    }

    private IEnumerable<string> CyclesIn(string parent)
    {
        var edges = EdgesIn(parent);
        for (var before = 0; before != edges.Count;)
        {
            before = edges.Count;
            edges = [.. edges.Where(edge => edges.Exists(other => other.From == edge.To))];
        }

        return edges.Select(edge => $"{parent}: {edge.From} -> {edge.To}: {edge.Example}");
    }

    private List<(string From, string To, string Example)> EdgesIn(string parent) =>
        [.. from type in OurTypes()
            where InnerOf(type, parent) is not null && !type.Name.EndsWith("Services", StringComparison.Ordinal)
            from target in type.Dependencies.Select(dependency => dependency.Target).Where(target => target is not GenericParameter)
            let edge = (From: InnerOf(type, parent)!, To: InnerOf(target, parent), Example: $"{type.Name} -> {target.Name}")
            where edge.To is not null && edge.From != edge.To
            group edge.Example by (edge.From, edge.To!) into same
            select (same.Key.From, same.Key.Item2, same.First())];

    private IEnumerable<IType> OurTypes() =>
        house.Types.Where(type => type.Namespace?.FullName.StartsWith($"{Root}.", StringComparison.Ordinal) is true);

    /// <summary>Folders with folders in them, from the namespace of a type in one of these.</summary>
    private static IEnumerable<string> ParentsOf(string name)
    {
        var parts = name.Split('.');
        return Enumerable.Range(2, Math.Max(parts.Length - 2, 0)).Select(count => string.Join('.', parts[..count]));
    }

    private static string? InnerOf(IType type, string parent)
    {
        var name = type.Namespace?.FullName ?? "";
        return name == parent ? Beside
            : name.StartsWith($"{parent}.", StringComparison.Ordinal) ? name[(parent.Length + 1)..].Split('.')[0]
            : null;
    }
}
