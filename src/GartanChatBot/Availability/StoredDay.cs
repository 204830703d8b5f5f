using GartanChatBot.Crewing;
using NodaTime;
using NodaTime.Text;

namespace GartanChatBot.Availability;

/// <summary>
/// A station-day as the file holds it: one flat document, written by one upsert, so that a half-read day can't be stored and whoever
/// vanished from the page is gone from the document. What is looked up by stands in fields, the rest is packed.
/// </summary>
internal sealed class StoredDay
{
    public required string Id { get; init; }

    public required LocalDate Date { get; init; }

    public required Instant ReadAt { get; init; }

    public required string ContentHash { get; init; }

    /// <summary>Everybody on the page, in page order: indexed.</summary>
    public required string[] Members { get; init; }

    /// <summary>See <see cref="PackedPage"/>.</summary>
    public required byte[] Page { get; init; }

    public StationCode Station => StationOf(Id);

    /// <summary><c>K41|2026-06-09</c>: the days of a station lie side by side.</summary>
    public static string IdOf(StationCode station, LocalDate date) => $"{station.Value}|{LocalDatePattern.Iso.Format(date)}";

    public static StationCode StationOf(string id) => StationCode.Parse(id[..id.IndexOf('|', StringComparison.Ordinal)]);

    public static StoredDay Pack(StationDay day) => new()
    {
        Id = IdOf(day.Station, day.Date),
        Date = day.Date,
        ReadAt = day.ReadAt,
        ContentHash = day.ContentHash,
        Members = [.. day.Members.Select(member => MemberName.KeyOf(member.Name))],
        Page = PackedPage.Pack(day),
    };

    public StationDay Unpack(Instant lastReadAt) => PackedPage.Unpack(this, lastReadAt);

    public StoredDay Under(StationCode station) =>
        new() { Id = IdOf(station, Date), Date = Date, ReadAt = ReadAt, ContentHash = ContentHash, Members = Members, Page = Page };

    /// <summary>Without the name and what tells of its bearer; skills and slots stay, for the appliance's past hangs on them.</summary>
    public StoredDay Without(string name)
    {
        var day = Unpack(ReadAt);
        return Pack(day with
        {
            Members =
            [
                .. day.Members.Select(member => string.Equals(member.Name, name, StringComparison.Ordinal)
                    ? member with { Name = MemberName.Erased, Role = "", ContractHours = null, GartanHours = null }
                    : member),
            ],
        });
    }
}
