using System.Globalization;
using GartanChatBot.Crewing;
using GartanChatBot.Host;
using GartanChatBot.Settings;
using GartanChatBot.Tests.Architecture;
using Microsoft.Extensions.Configuration;
using Newtonsoft.Json.Linq;
using NJsonSchema;

namespace GartanChatBot.Tests.Settings;

/// <summary>What an editor offers, what is shipped and what the code takes are the same.</summary>
public class SettingsSchemaTests
{
    private static readonly string Folder = Path.Combine(RepositoryRoot.Path, "config");

    [Theory]
    [InlineData("appsettings.json")]
    [InlineData("stations.json")]
    public async Task A_shipped_file_keeps_to_the_schema(string file)
    {
        var schema = await SchemaAsync();

        schema.Validate(await ReadAsync(file)).Select(error => error.ToString()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{ "Gartan": { "Pasword": "x" } }""")]
    [InlineData("""{ "Gartan": { "ResolutionMinutes": 20 } }""")]
    [InlineData("""{ "Cache": { "TimeToLive": "5" } }""")]
    [InlineData("""{ "Stations": [ { "Name": "Fernbrae" } ] }""")]
    [InlineData("""{ "Codes": { "ZZ": "Holiday" } }""")]
    [InlineData("""{ "Web": { "Url": "https://example.org" } }""")]
    public async Task What_the_start_would_refuse_is_marked_in_the_editor(string json) =>
        (await SchemaAsync()).Validate(json).ShouldNotBeEmpty();

    [Fact]
    public async Task The_example_of_a_station_can_be_taken_as_it_is()
    {
        var lines = (await File.ReadAllLinesAsync(Path.Combine(Folder, "stations.json"), TestContext.Current.CancellationToken))
            .Select(line => line.Trim())
            .SkipWhile(line => line != "// {")
            .TakeWhile(line => line.StartsWith("//", StringComparison.Ordinal))
            .Select(line => line[2..]);
        var json = $$"""{ "Stations": [ {{string.Join('\n', lines)}} ] }""";

        (await SchemaAsync()).Validate(json).ShouldBeEmpty();
        var settings = BotSettings.From(
            new ConfigurationBuilder().AddJsonStream(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(json))).Build());
        settings.Warnings.ShouldBeEmpty();
        settings.Stations.ShouldHaveSingleItem().Appliances.ShouldHaveSingleItem().PreferredRiders.ShouldBe(5);
    }

    [Fact]
    public async Task The_schema_has_every_option_of_the_code_and_no_other()
    {
        var schema = await SchemaAsync();

        schema.Properties.Keys.Where(key => key != "$schema").Order().ShouldBe(BotSettings.Sections.Keys.Order());
        var differences = BotSettings.Sections.SelectMany(section =>
            Differences(section.Key, section.Value, schema.Properties[section.Key].ActualSchema));
        differences.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_default_of_the_schema_is_the_default_of_the_code()
    {
        var schema = await SchemaAsync();
        var given = Leaves()
            .Select(leaf => (leaf.Path, leaf.Type, leaf.Value, Given: Given(schema, leaf.Path)))
            .Where(leaf => leaf.Given is not null)
            .ToList();

        given.Count.ShouldBeGreaterThan(15);
        foreach (var leaf in given)
            Valued(leaf.Given!, leaf.Type).ShouldBe(leaf.Value, leaf.Path);
    }

    [Fact]
    public async Task A_shipped_value_is_the_default_of_the_code()
    {
        var shipped = JObject.Parse(await ReadAsync("appsettings.json"));
        var leaves = Leaves().ToDictionary(leaf => leaf.Path);
        var values = shipped
            .Descendants()
            .OfType<JValue>()
            .Where(value => !value.Path.StartsWith("$schema") && !value.Path.StartsWith("Skills"))
            .ToList();

        values.Count.ShouldBeGreaterThan(10);
        foreach (var value in values)
        {
            var leaf = leaves[value.Path.Replace('.', ':')];
            (Valued(Text(value), leaf.Type) ?? "").ShouldBe(leaf.Value ?? "", value.Path);
        }
    }

    [Fact]
    public async Task The_shipped_aliases_are_those_of_the_code()
    {
        var shipped = JObject.Parse(await ReadAsync("appsettings.json"))["Skills"]!["Aliases"]!.ToObject<Dictionary<string, string[]>>()!;

        foreach (var code in shipped.Values.SelectMany(codes => codes).Distinct())
            SkillAliases
                .Default.NamesOf(code)
                .Order()
                .ShouldBe(shipped.Where(skill => skill.Value.Contains(code)).Select(skill => skill.Key).Order(), code);
    }

    private static Task<JsonSchema> SchemaAsync() =>
        JsonSchema.FromFileAsync(Path.Combine(Folder, "appsettings.schema.json"), TestContext.Current.CancellationToken);

    private static Task<string> ReadAsync(string file) =>
        File.ReadAllTextAsync(Path.Combine(Folder, file), TestContext.Current.CancellationToken);

    private static IEnumerable<string> Differences(string path, Type type, JsonSchema schema)
    {
        if (SettingTypeDescriber.IsLeaf(type))
            return schema.Properties.Count == 0 && schema.Item is null ? [] : [$"{path} is one value"];
        if (SettingTypeDescriber.ItemTypeOf(type) is { } item)
            return schema.Item is null ? [$"{path} is a list"] : Differences($"{path}[]", item, schema.Item.ActualSchema);
        if (SettingTypeDescriber.ValueTypeOf(type) is { } value)
            return schema.AdditionalPropertiesSchema is null
                ? [$"{path} takes any name"]
                : Differences($"{path}:*", value, schema.AdditionalPropertiesSchema.ActualSchema);

        var properties = SettingTypeDescriber.PropertiesOf(type);
        return properties
            .Select(property => property.Name)
            .Except(schema.Properties.Keys)
            .Select(name => $"{path}:{name} is not in the schema")
            .Concat(
                schema
                    .Properties.Keys.Except(properties.Select(property => property.Name))
                    .Select(name => $"{path}:{name} is not in the code"))
            .Concat(
                properties
                    .Where(property => schema.Properties.ContainsKey(property.Name))
                    .SelectMany(property =>
                        Differences($"{path}:{property.Name}", property.PropertyType, schema.Properties[property.Name].ActualSchema)));
    }

    private static IEnumerable<(string Path, Type Type, object? Value)> Leaves() =>
        BotSettings
            .Sections.Where(section =>
                SettingTypeDescriber.ItemTypeOf(section.Value) is null && SettingTypeDescriber.ValueTypeOf(section.Value) is null)
            .SelectMany(section => Leaves(section.Key, Activator.CreateInstance(section.Value)!));

    private static IEnumerable<(string Path, Type Type, object? Value)> Leaves(string path, object options)
    {
        foreach (var property in SettingTypeDescriber.PropertiesOf(options.GetType()))
        {
            var (name, type, value) = ($"{path}:{property.Name}", property.PropertyType, property.GetValue(options));
            if (SettingTypeDescriber.IsLeaf(type))
                yield return (name, type, value);
            else if (SettingTypeDescriber.ItemTypeOf(type) is null && SettingTypeDescriber.ValueTypeOf(type) is null)
            {
                foreach (var leaf in Leaves(name, value!))
                    yield return leaf;
            }
        }
    }

    private static string? Given(JsonSchema schema, string path)
    {
        JsonSchema at = schema;
        foreach (var name in path.Split(':'))
            at = at is JsonSchemaProperty property ? property.ActualSchema.Properties[name] : at.Properties[name];

        return at.Default is { } value ? Convert.ToString(value, CultureInfo.InvariantCulture) : null;
    }

    private static object? Valued(string text, Type type) =>
        text.Length == 0 ? null : SettingTypeDescriber.TryRead(text, type, out var value) ? value : $"unreadable: {text}";

    private static string Text(JValue value) => value.ToString(CultureInfo.InvariantCulture);
}
