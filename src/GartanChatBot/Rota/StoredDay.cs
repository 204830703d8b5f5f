using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using GartanChatBot.Crewing;
using GartanChatBot.Storage;
using NodaTime;
using NodaTime.Text;

namespace GartanChatBot.Rota;

/// <summary>
/// Stored form of a station-day: one flat document, written by one upsert, so that a day is never stored partly and members who left the
/// page are not in it. Fields are those used in look-ups; the rest is encoded.
/// </summary>
internal sealed class StoredDay
{
    public required string Id { get; init; }

    public required LocalDate Date { get; init; }

    public required Instant ReadAt { get; init; }

    public required string ContentHash { get; init; }

    /// <summary>Names on the page, in page order; indexed.</summary>
    public required string[] Members { get; init; }

    /// <summary>See <see cref="PageCodec"/>.</summary>
    public required byte[] Page { get; init; }

    /// <summary>
    /// Checksum of all fields above, so that a flipped bit makes a day unread instead of wrong. Days up to 2026-11-25 have none.
    /// </summary>
    public long? Checksum { get; set; }

    public StationCode Station => StationOf(Id);

    /// <summary>Such as <c>K41|2026-06-09</c>: a station's days are adjacent.</summary>
    public static string IdOf(StationCode station, LocalDate date) => $"{station.Value}|{LocalDatePattern.Iso.Format(date)}";

    public static StationCode StationOf(string id) => StationCode.Parse(id[..id.IndexOf('|', StringComparison.Ordinal)]);

    public static StoredDay Pack(StationDay day)
    {
        var stored = new StoredDay
        {
            Id = IdOf(day.Station, day.Date),
            Date = day.Date,
            ReadAt = day.ReadAt,
            ContentHash = day.ContentHash,
            Members = [.. day.Members.Select(member => MemberName.KeyOf(member.Name))],
            Page = PageCodec.Pack(day),
        };
        stored.Checksum = stored.ChecksumOfContent();
        return stored;
    }

    /// <summary>Null if the document is invalid; none of it is then used.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "A boundary: corrupt bytes can cause any exception in the reader.")]
    public StationDay? TryUnpack(Instant lastReadAt)
    {
        try
        {
            return (Checksum is null || Checksum == ChecksumOfContent()) && Id == IdOf(Station, Date)
                ? PageCodec.Unpack(this, lastReadAt)
                : null;
        }
        catch (Exception)
        {
            return null;
        }
    }

    public StationDay Unpack(Instant lastReadAt) => PageCodec.Unpack(this, lastReadAt);

    public StoredDay Under(StationCode station)
    {
        var moved = new StoredDay
        {
            Id = IdOf(station, Date),
            Date = Date,
            ReadAt = ReadAt,
            ContentHash = ContentHash,
            Members = Members,
            Page = Page,
        };
        // A day that was invalid under the old code must stay invalid under the new one.
        moved.Checksum = TryUnpack(ReadAt) is null ? ~moved.ChecksumOfContent() : moved.ChecksumOfContent();
        return moved;
    }

    private long ChecksumOfContent()
    {
        using var content = new MemoryStream(Page.Length + 1024);
        using var writer = new BinaryWriter(content, Encoding.UTF8);
        writer.Write(Id);
        writer.Write(BotMapper.Number(Date));
        writer.Write(ReadAt.ToUnixTimeTicks());
        writer.Write(ContentHash);
        writer.Write7BitEncodedInt(Members.Length);
        foreach (var member in Members)
            writer.Write(member);
        writer.Write(Page);

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content.GetBuffer().AsSpan(0, (int)content.Length), hash);
        return BinaryPrimitives.ReadInt64LittleEndian(hash);
    }

    /// <summary>
    /// Removes the name and the data that identifies the member; skills and slots are kept, because the appliance's past depends on them.
    /// </summary>
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
