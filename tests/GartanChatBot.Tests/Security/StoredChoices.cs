using LiteDB;

namespace GartanChatBot.Tests.Security;

/// <summary>
/// Everything in a database file that people decided, as text: what a command may have changed. What the schedule writes by itself is left
/// out.
/// </summary>
internal static class StoredChoices
{
    /// <summary>Beginnings of the names of collections that are written by readings, measuring and the clock.</summary>
    private static readonly string[] OfTheSchedule =
    [
        "rota_", "gartan_", "scrape_", "performance", "gaps", "alert_contacts", "alert_chats", "alert_told", "outbox", "schema", "stations",
    ];

    public static string Of(string path, bool whole = false)
    {
        using var file = new LiteDatabase($"Filename={path};ReadOnly=true");
        return string.Join('\n', file.GetCollectionNames().Order(StringComparer.Ordinal)
            .Where(name => whole || !OfTheSchedule.Any(start => name.StartsWith(start, StringComparison.Ordinal)))
            .SelectMany(name => file.GetCollection(name).FindAll().Select(document => $"{name}: {JsonSerializer.Serialize(document)}")));
    }
}
