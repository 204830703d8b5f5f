using ArchUnitNET.Domain;

namespace GartanChatBot.Tests.Architecture;

/// <summary>
/// The second level: within a folder, the folders inside it and the files beside them have an order too. What registers them all stands
/// above it.
/// </summary>
public class InnerFolderRules(House house) : IClassFixture<House>
{
    private const string Beside = "(beside)";

    public static TheoryData<string> Folders => ["Crewing", "Alerts", "Chat", "Commands"];

    [Theory]
    [MemberData(nameof(Folders))]
    public void Inner_folders_have_no_cycle(string folder)
    {
        var edges = EdgesIn(folder);
        edges.ShouldNotBeEmpty($"{folder} has no inner folders: this rule looks at nothing");

        for (var before = 0; before != edges.Count;)
        {
            before = edges.Count;
            edges = [.. edges.Where(edge => edges.Exists(other => other.From == edge.To))];
        }

        edges.Select(edge => $"{edge.From} -> {edge.To}: {edge.Example}").ShouldBeEmpty("on a cycle, or leading to one");
    }

    private List<(string From, string To, string Example)> EdgesIn(string folder) =>
        [.. from type in house.Types
            where InnerOf(type, folder) is not null && !type.Name.EndsWith("Services", StringComparison.Ordinal)
            from target in type.Dependencies.Select(dependency => dependency.Target).Where(target => target is not GenericParameter)
            let edge = (From: InnerOf(type, folder)!, To: InnerOf(target, folder), Example: $"{type.Name} -> {target.Name}")
            where edge.To is not null && edge.From != edge.To
            group edge.Example by (edge.From, edge.To!) into same
            select (same.Key.From, same.Key.Item2, same.First())];

    private static string? InnerOf(IType type, string folder)
    {
        var parts = type.Namespace?.FullName.Split('.') ?? [];
        return parts is ["GartanChatBot", var outer, ..] && outer == folder ? parts.ElementAtOrDefault(2) ?? Beside : null;
    }
}
