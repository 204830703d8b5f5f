using System.Buffers.Binary;

namespace GartanChatBot.Storage;

/// <summary>
/// Checks the pages of a file as bytes before LiteDB opens it: LiteDB truncates a file that was cut, initialises one that is shorter than a
/// page, and replays any log beside it.
/// </summary>
internal static class DatabasePages
{
    private const int PageSize = 8192;
    private const int SignatureAt = 32;
    private const int LastPageAt = 64;
    private const int CreatedAt = 68;
    private const int CreatedBytes = 8;
    private const int TypeAt = 4;
    private const byte HeaderType = 1;
    private const byte IndexType = 3;
    private const byte LastType = 4;
    private const int ItemsAt = 23;
    private const int UsedBytesAt = 24;
    private const int HighestSlotAt = 30;
    private const int SlotSize = 4;
    private const byte NoSlot = 255;

    private static ReadOnlySpan<byte> Signature => "** This is a LiteDB file **"u8;

    /// <summary>Describes damage in the file or its log; null if every page is complete and in place.</summary>
    public static string? DamageIn(string file, string log)
    {
        using var data = Open(file);
        var header = new byte[PageSize];
        var read = data.ReadAtLeast(header, PageSize, throwOnEndOfStream: false);
        if (read < SignatureAt + Signature.Length || !IsHeader(header))
            return read == 0 ? null : "it doesn't start like a database of this program";
        if (read < PageSize)
            return $"it was cut to {read} bytes";

        var logged = new HashSet<uint>();
        if (File.Exists(log) && DamageInLog(log, header, logged) is { } foreign)
            return foreign;

        return DamageIn(data, BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(LastPageAt)), logged);
    }

    private static string? DamageIn(FileStream data, uint last, HashSet<uint> logged)
    {
        var page = new byte[PageSize];
        data.Position = 0;
        for (uint number = 0; number <= last; number++)
        {
            // A page that is also in the log may be half written: the log is replayed over it.
            var whole = data.ReadAtLeast(page, PageSize, throwOnEndOfStream: false) == PageSize;
            if (logged.Contains(number))
                continue;
            if (!whole)
                return $"it ends at page {number} of {last + 1}";
            if (!IsPage(page, number))
                return $"page {number} of {last + 1} is not a LiteDB page";
            if (page[TypeAt] >= IndexType && !HasItsItems(page))
                return $"page {number} of {last + 1} has lost its end";
        }

        return null;
    }

    /// <summary>Describes damage in the log. Stores the last page known to the log in the header, if the log has a newer header.</summary>
    private static string? DamageInLog(string log, byte[] header, HashSet<uint> logged)
    {
        using var pages = Open(log);
        var page = new byte[PageSize];
        for (var number = 0; pages.ReadAtLeast(page, PageSize, throwOnEndOfStream: false) == PageSize; number++)
        {
            // LiteDB skips pages that the system allocated and never wrote.
            if (!page.AsSpan().ContainsAnyExcept((byte)0))
                continue;

            var id = BinaryPrimitives.ReadUInt32LittleEndian(page);
            if (!IsPage(page, id))
                return $"its log {Path.GetFileName(log)} has other content at page {number}";
            if (id == 0 && !SameFile(page, header))
                return $"its log {Path.GetFileName(log)} belongs to another database";
            if (id == 0)
                page.AsSpan(LastPageAt, sizeof(uint)).CopyTo(header.AsSpan(LastPageAt));

            logged.Add(id);
        }

        return null;
    }

    private static bool IsPage(byte[] page, uint number) =>
        BinaryPrimitives.ReadUInt32LittleEndian(page) == number
        && page[TypeAt] <= LastType
        && (number == 0) == (page[TypeAt] == HeaderType)
        && (number > 0 || IsHeader(page));

    /// <summary>
    /// True if the items listed at the page's end are in place. A page that was cut and later followed by more pages ends in zeros; reads
    /// may not notice that, but the next write to the page relies on the list.
    /// </summary>
    private static bool HasItsItems(ReadOnlySpan<byte> page)
    {
        var (items, bytes) = (0, 0);
        for (var slot = 0; page[HighestSlotAt] is not NoSlot && slot <= page[HighestSlotAt]; slot++)
        {
            var entry = page[(PageSize - ((slot + 1) * SlotSize))..];
            if (BinaryPrimitives.ReadUInt16LittleEndian(entry[sizeof(ushort)..]) > 0)
                (items, bytes) = (items + 1, bytes + BinaryPrimitives.ReadUInt16LittleEndian(entry));
        }

        return items == page[ItemsAt] && bytes == BinaryPrimitives.ReadUInt16LittleEndian(page[UsedBytesAt..]);
    }

    private static bool IsHeader(byte[] page) => page.AsSpan(SignatureAt, Signature.Length).SequenceEqual(Signature);

    private static bool SameFile(byte[] page, byte[] header) =>
        page.AsSpan(CreatedAt, CreatedBytes).SequenceEqual(header.AsSpan(CreatedAt, CreatedBytes));

    private static FileStream Open(string file) => new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
}
