using System.Globalization;
using System.Reflection;
using GartanChatBot.Chats;
using GartanChatBot.Storage;
using GartanChatBot.Tests.Architecture;

namespace GartanChatBot.Tests.Storage;

/// <summary>
/// The stored shapes of each version stand in a file beside this test. A shape that changes needs a new version, because a program that
/// does not know a field drops it from every document that it rewrites.
/// </summary>
public class StoredShapesTests
{
    [Fact]
    public void A_stored_shape_changes_only_together_with_the_version()
    {
        var version = SchemaMigrations.Shipped.Version;
        var approved = Path.Combine(
            RepositoryRoot.Path, "tests", "GartanChatBot.Tests", "Storage", "Shapes",
            string.Create(CultureInfo.InvariantCulture, $"version-{version}.txt"));

        File.Exists(approved).ShouldBeTrue($"{approved} holds the shapes of version {version}");
        Shapes()
            .ShouldBe(
                File.ReadLines(approved).Select(WithoutLabel).Order(StringComparer.Ordinal),
                "a stored shape has changed: add a step to SchemaMigrations.Shipped, and these shapes as a file of the new version. "
                    + "The files of released versions stay as they are."
            );
    }

    [Fact]
    public void Every_collection_is_looked_at() => StoredTypes().Count().ShouldBeGreaterThan(20);

    private static IEnumerable<string> Shapes() => StoredTypes()
        .Select(type => string.Join(", ", Fields(type)))
        .Order(StringComparer.Ordinal);

    /// <summary>The name that a type had in that version: no document holds it, so it may change.</summary>
    private static string WithoutLabel(string line) => line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..];

    /// <summary>By the fields in which stores keep their collections.</summary>
    private static IEnumerable<Type> StoredTypes() =>
        typeof(BotDatabase)
            .Assembly.GetTypes()
            .SelectMany(type =>
                type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Select(field => field.FieldType)
            .Where(type =>
                type is { IsGenericType: true, ContainsGenericParameters: false }
                && (type.GetGenericTypeDefinition() == typeof(DocumentSet<>) || type.GetGenericTypeDefinition() == typeof(CachedStore<>)))
            .Select(type => type.GetGenericArguments()[0])
            .Distinct();

    private static IEnumerable<string> Fields(Type type) => type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
        .Select(property => $"{property.Name} {NameOf(property.PropertyType)}")
        .Order(StringComparer.Ordinal);

    private static string NameOf(Type type) =>
        Nullable.GetUnderlyingType(type) is { } value ? $"{value.Name}?" : type.Name;
}
