using System.Text.RegularExpressions;

namespace GartanChatBot.Tests.Architecture;

/// <summary>What every file of the house keeps to.</summary>
public partial class HouseRules
{
    private const int LongestFile = 300;

    private const string RawText = "\"\"\"";

    /// <summary>As <c>.editorconfig</c> has it.</summary>
    private const int WidestLine = 140;

    /// <summary>The one exception: a small file of each released program, written by it, with invented people.</summary>
    private static readonly string ReleasedDatabases = Path.Combine("tests", "GartanChatBot.Tests", "Samples", "Databases");

    private static readonly string[] NamesWithoutMeaning =
    [
        "Helper", "Helpers", "Utils", "Utilities", "Common", "Manager", "Base", "Impl", "Data", "Info",
    ];

    [Fact]
    public void No_file_is_longer_than_one_can_hold_in_mind() =>
        RepositoryRoot.SourceFiles("src")
            .Where(file => File.ReadLines(file).Count() > LongestFile)
            .ShouldBeEmpty();

    [Fact]
    public void Most_files_are_short()
    {
        var lengths = RepositoryRoot.SourceFiles("src").Select(file => File.ReadLines(file).Count()).Order().ToList();

        lengths[lengths.Count / 2].ShouldBeLessThanOrEqualTo(60);
        lengths[lengths.Count * 95 / 100].ShouldBeLessThanOrEqualTo(220);
    }

    /// <summary>But in tests a sample of the wire, which is left as it is sent.</summary>
    [Fact]
    public void No_line_is_wider_than_a_screen() =>
        RepositoryRoot.SourceFiles("src").Concat(RepositoryRoot.SourceFiles("tests"))
            .SelectMany(file => File.ReadLines(file).Index().Select(line => (Place: $"{file}:{line.Index + 1}", Text: line.Item)))
            .Where(line => line.Text.Length > WidestLine && !IsSample(line.Place, line.Text))
            .Select(line => line.Place)
            .ShouldBeEmpty();

    private static bool IsSample(string place, string line) =>
        place.StartsWith(Path.Combine(RepositoryRoot.Path, "tests"), StringComparison.Ordinal)
        && line.Contains(RawText, StringComparison.Ordinal);

    [Fact]
    public void A_name_says_what_a_thing_is() =>
        RepositoryRoot.SourceFiles("src")
            .Where(file => NamesWithoutMeaning.Any(word => Path.GetFileNameWithoutExtension(file).EndsWith(word, StringComparison.Ordinal)))
            .ShouldBeEmpty();

    [Fact]
    public void Every_folder_has_its_line_in_the_map_of_the_house()
    {
        var readme = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "src", "README.md"));

        Directory.GetDirectories(Path.Combine(RepositoryRoot.Path, "src", "GartanChatBot"))
            .Select(folder => Path.GetFileName(folder)!)
            .Where(folder => folder is not ("bin" or "obj"))
            .Where(folder => !readme.Contains($"`{folder}/`", StringComparison.Ordinal))
            .ShouldBeEmpty();
    }

    [Fact]
    public void The_README_is_read_in_one_go() =>
        File.ReadLines(Path.Combine(RepositoryRoot.Path, "README.md")).Count().ShouldBeLessThanOrEqualTo(150);

    /// <summary>A link to a file or to a heading of ours that is not there.</summary>
    [Fact]
    public void Every_link_of_a_README_leads_somewhere() =>
        Directory.EnumerateFiles(RepositoryRoot.Path, "README.md", SearchOption.AllDirectories)
            .Where(file => !Ignored().IsMatch(Path.GetRelativePath(RepositoryRoot.Path, file)))
            .SelectMany(file => Link().Matches(File.ReadAllText(file)).Select(link => (file, target: link.Groups["target"].Value)))
            .Where(link => !Leads(Path.GetDirectoryName(link.file)!, link.target))
            .ShouldBeEmpty();

    /// <summary>
    /// The build does not judge that, and the format check of .ci/run neither. System first, then by the parts of the names.
    /// </summary>
    [Theory]
    [InlineData("src")]
    [InlineData("tests")]
    public void Usings_are_in_order(string folder) =>
        RepositoryRoot.SourceFiles(folder)
            .Where(file => Usings(file) is var names && !names.SequenceEqual(names.OrderBy(PlaceOf, StringComparer.OrdinalIgnoreCase)))
            .ShouldBeEmpty();

    /// <summary>
    /// The time-out of an expression counts the time of a busy machine as well: at 100 ms a question failed that nobody meant to stop.
    /// </summary>
    [Fact]
    public void No_expression_gives_up_within_a_second() =>
        RepositoryRoot.SourceFiles("src")
            .Where(file => ShortTimeOut().IsMatch(File.ReadAllText(file)))
            .ShouldBeEmpty();

    [Fact]
    public void Nothing_is_left_open_in_the_code() =>
        RepositoryRoot.SourceFiles("src")
            .Where(file => LeftOpen().IsMatch(File.ReadAllText(file)))
            .ShouldBeEmpty();

    [Fact]
    public void No_database_secret_or_captured_page_lies_in_the_checkout()
    {
        var suspicious = Directory.EnumerateFiles(RepositoryRoot.Path, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(RepositoryRoot.Path, file))
            .Where(file => !Ignored().IsMatch(file))
            .Where(file => Path.GetDirectoryName(file) != ReleasedDatabases)
            .Where(file => Regex.IsMatch(file, @"\.(db|db-log|pfx|key)(\.gz)?$", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)))
            .ToList();

        suspicious.ShouldBeEmpty();
    }

    /// <summary>Else a mistake that both make would be none.</summary>
    [Fact]
    public void The_fakes_share_no_code_with_what_they_judge() =>
        new[] { typeof(FakeDiscord.FakeDiscordServer), typeof(FakeBotApi.FakeTelegram) }
            .SelectMany(fake => fake.Assembly.GetReferencedAssemblies())
            .Select(assembly => assembly.Name!)
            .Where(name => name.StartsWith("Gartan", StringComparison.Ordinal) || name.StartsWith("Telegram", StringComparison.Ordinal))
            .ShouldBeEmpty();

    private static List<string> Usings(string file) =>
        [
            .. File.ReadLines(file)
                .Select(line => Using().Match(line))
                .Where(match => match.Success)
                .Select(match => match.Groups["name"].Value),
        ];

    /// <summary>A dot comes before every letter, so that a room stands before what is in it.</summary>
    private static string PlaceOf(string name) =>
        (name is "System" || name.StartsWith("System.", StringComparison.Ordinal) ? "0" : "1") + name.Replace('.', ' ');

    [GeneratedRegex(@"^using (?<name>[\w.]+);\s*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Using();

    private static bool Leads(string folder, string target)
    {
        if (target.Contains("://", StringComparison.Ordinal))
            return true;

        var (path, heading) = target.Split('#') is [var before, var after] ? (before, after) : (target, "");
        var file = Path.GetFullPath(Path.Combine(folder, path));
        return Path.Exists(file)
            && (heading.Length == 0 || File.ReadLines(file).Any(line => line.StartsWith('#') && Anchor(line) == heading));
    }

    /// <summary>As GitHub makes one of a heading.</summary>
    private static string Anchor(string heading) =>
        string.Concat(
                heading.TrimStart('#').Trim().ToLowerInvariant().Where(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '-'))
            .Replace(' ', '-');

    [GeneratedRegex(@"(matchTimeoutMilliseconds: |RegexOptions\.\w+, )[0-9]{1,3}\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ShortTimeOut();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|NotImplementedException)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LeftOpen();

    [GeneratedRegex(
        @"(^|[\\/])(bin|obj|\.git|data|TestResults|node_modules|BenchmarkDotNet\.Artifacts|StrykerOutput)[\\/]",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ignored();
}
