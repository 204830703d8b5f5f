using GartanChatBot.Settings;
using GartanChatBot.Tests.Storage;
using Microsoft.Extensions.Configuration;

namespace GartanChatBot.Tests.Settings;

/// <summary>Where settings come from, and which of two wins.</summary>
public sealed class SettingsSourcesTests : IDisposable
{
    // Of all keys the one that changes least for tests that run beside this one.
    private const string Variable = "GARTAN__CONTACT";
    private const string Key = "Gartan:Contact";

    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Of_two_sources_the_later_wins()
    {
        var overrides = new List<string>();
        (string Name, Action Add)[] sources =
        [
            ("appsettings.json", () => WriteJson("appsettings.json")),
            ("stations.json", () => WriteJson("stations.json")),
            ("appsettings.local.json", () => WriteJson("appsettings.local.json")),
            (".env", () => File.WriteAllText(folder.File(".env"), $"{Variable}=.env\n")),
            ("secret", () => WriteSecret(Variable, "secret\n")),
            ("environment", () => Environment.SetEnvironmentVariable(Variable, "environment")),
            ("--set", () => overrides.Add($"{Key}=--set")),
            ("second --set", () => overrides.Add("Gartan__Contact=second --set")),
        ];

        foreach (var (name, add) in sources)
        {
            add();
            Build(overrides)[Key].ShouldBe(name);
        }
    }

    [Fact]
    public void A_folder_without_any_file_leaves_everything_at_its_default() => Build()["Cache:MaxEntries"].ShouldBeNull();

    [Fact]
    public void A_file_that_is_no_JSON_is_named_with_the_line()
    {
        File.WriteAllText(folder.File("appsettings.json"), "{\n  \"Gartan\": {\n    \"Password\": \"hunter-two\" \"\n");

        var problem = Should.Throw<SettingsException>(() => Build()).Problems.ShouldHaveSingleItem();

        problem.ShouldContain("appsettings.json");
        problem.ShouldContain("LineNumber: 2");
        problem.ShouldNotContain("hunter-two");
    }

    [Theory]
    [InlineData("Web:Url")]
    [InlineData("=x")]
    public void An_override_without_a_key_or_a_value_is_refused(string text) =>
        Should.Throw<SettingsException>(() => Build([text])).Message.ShouldContain("Key=Value");

    [Fact]
    public void A_folder_that_is_not_there_is_said_so() =>
        Should.Throw<SettingsException>(() => SettingsSources.Build(folder.File("nowhere"), [])).Message.ShouldContain("nowhere");

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Variable, null);
        folder.Dispose();
    }

    private IConfigurationRoot Build(IReadOnlyList<string>? overrides = null) =>
        SettingsSources.Build(folder.Path, overrides ?? [], folder.File("secrets"));

    private void WriteJson(string name) => File.WriteAllText(folder.File(name), $$"""{ "Gartan": { "Contact": "{{name}}" } }""");

    private void WriteSecret(string name, string text)
    {
        Directory.CreateDirectory(folder.File("secrets"));
        File.WriteAllText(Path.Combine(folder.File("secrets"), name), text);
    }
}
