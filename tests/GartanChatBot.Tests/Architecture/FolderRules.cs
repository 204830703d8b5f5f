using ArchUnitNET.Domain;

namespace GartanChatBot.Tests.Architecture;

/// <summary>Who may know whom: the folders are the modules, and this table is the architecture.</summary>
public class FolderRules(House house) : IClassFixture<House>
{
    private const string Root = "GartanChatBot";

    /// <summary>Folder to the folders that it may use besides itself.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Crewing"] = [],
        ["Settings"] = [],
        ["Limits"] = [],
        ["Telemetry"] = ["Settings"],
        ["Tuning"] = ["Telemetry"],
        ["Storage"] = ["Crewing", "Telemetry"],
        ["Stations"] = ["Crewing", "Settings"],
        ["Gartan"] = ["Crewing", "Limits", "Settings", "Storage", "Telemetry", "Tuning"],
        ["Rota"] = ["Crewing", "Stations", "Storage", "Telemetry", "Tuning"],
        ["Chat"] = ["Crewing", "Limits", "Settings", "Stations", "Storage", "Telemetry"],
        ["Wording"] = ["Crewing", "Rota", "Chat"],
        ["Chats"] = ["Wording", "Settings", "Storage", "Chat", "Telemetry"],
        ["Inbox"] = ["Storage", "Chat"],
        ["Outbox"] = ["Limits", "Storage", "Chat", "Chats", "Telemetry"],
        ["Alerts"] = ["Outbox", "Wording", "Crewing", "Stations", "Storage", "Rota", "Chat", "Chats"],
        ["Performance"] = ["Storage", "Telemetry", "Tuning"],
        ["Scraping"] =
        [
            "Crewing", "Limits", "Stations", "Storage", "Gartan", "Rota", "Chat", "Chats", "Alerts", "Telemetry", "Tuning",
        ],
        ["Commands"] =
        [
            "Wording", "Crewing", "Settings", "Stations", "Storage", "Rota", "Chat", "Chats", "Alerts", "Telemetry", "Performance",
        ],
        ["PinnedBoards"] =
        [
            "Wording", "Crewing", "Limits", "Stations", "Storage", "Rota", "Chat", "Chats", "Alerts", "Commands", "Telemetry",
        ],
        ["Web"] =
        [
            "Wording", "Crewing", "Settings", "Stations", "Storage", "Rota", "Chat", "Chats", "Outbox", "Alerts", "Commands", "Scraping",
            "Performance",
        ],
    };

    public static TheoryData<string> Folders => [.. Allowed.Keys];

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_folder_knows_only_the_folders_below_it(string folder)
    {
        TypesIn(folder).ShouldNotBeEmpty($"there is no folder {folder}: this rule looks at nothing");
        var trespasses =
            from type in TypesIn(folder)
            from target in type
                .Dependencies.Select(dependency => dependency.Target)
                .Where(target => target is not GenericParameter)
                .Distinct()
            let other = FolderOf(target)
            where other is not null && other != folder && !Allowed[folder].Contains(other)
            select $"{type.FullName} -> {target.FullName}";

        trespasses.Distinct().ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_folder_is_allowed_only_what_it_uses(string folder)
    {
        var used = TypesIn(folder).SelectMany(type => type.Dependencies.Select(dependency => FolderOf(dependency.Target))).ToHashSet();
        Allowed[folder].Except(used).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("LiteDB", "Storage", "Store")]
    [InlineData("AngleSharp", "Gartan", null)]
    [InlineData("Quartz", "Scraping", "Job")]
    [InlineData("BitFaster", "Rota", null)]
    [InlineData("OpenTelemetry", "Telemetry", null)]
    [InlineData("Org.BouncyCastle", "Chat", null)]
    [InlineData("System.CommandLine", "Host", null)]
    [InlineData("Spectre.Console", "Host", null)]
    [InlineData("Telegram.Bot", "Chat", null)]
    [InlineData("dotenv.net", "Settings", null)]
    [InlineData("F23.StringSimilarity", "Settings", null)]
    public void A_package_is_known_in_one_folder_only(string package, string home, string? suffix)
    {
        var users = OurTypes()
            .Where(type => type.Dependencies.Any(dependency => Within(dependency.Target.Namespace?.FullName, package)))
            .ToList();

        users.ShouldNotBeEmpty($"no type uses {package}: this rule looks at nothing");
        users
            .Where(type =>
                FolderOf(type) != home && !(suffix is not null && OutermostName(type).EndsWith(suffix, StringComparison.Ordinal)))
            .Select(type => type.FullName)
            .ShouldBeEmpty();
    }

    [Fact]
    public void The_rules_of_crewing_use_no_package_but_NodaTime() =>
        TypesIn("Crewing")
            .SelectMany(type => type.Dependencies.Select(dependency => dependency.Target.Namespace?.FullName ?? ""))
            .Where(name => !Within(name, Root) && !Within(name, "System") && !Within(name, "NodaTime") && name.Length > 0)
            .Where(name => !Within(name, "Microsoft.CodeAnalysis") && !Within(name, "Microsoft.Runtime"))
            .Distinct()
            .ShouldBeEmpty();

    [Fact]
    public void Every_folder_has_its_line_in_the_table() =>
        OurTypes().Select(FolderOf).OfType<string>().Distinct()
            .Except(Allowed.Keys).Except(["Host"])
            .ShouldBeEmpty();

    [Fact]
    public void The_table_has_no_cycle()
    {
        var placed = new HashSet<string>(StringComparer.Ordinal);
        while (Allowed.FirstOrDefault(row => !placed.Contains(row.Key) && row.Value.All(placed.Contains)).Key is { } next)
            placed.Add(next);

        placed.Count.ShouldBe(Allowed.Count);
    }

    private List<IType> TypesIn(string folder) => [.. OurTypes().Where(type => FolderOf(type) == folder)];

    private IEnumerable<IType> OurTypes() => house.Types.Where(type => Within(type.Namespace?.FullName, Root));

    private static string? FolderOf(IType type)
    {
        var name = type.Namespace?.FullName;
        return name is not null && name.StartsWith(Root + ".", StringComparison.Ordinal) ? name.Split('.')[1] : null;
    }

    private static string OutermostName(IType type) => type.FullName.Split('+', '/')[0].Split('`')[0];

    private static bool Within(string? name, string root) =>
        name is not null && (name == root || name.StartsWith(root + ".", StringComparison.Ordinal));
}
