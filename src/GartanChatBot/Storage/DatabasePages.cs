using System.Buffers.Binary;

namespace GartanChatBot.Storage;

/// <summary>
/// The pages of a file as bytes, judged before LiteDB opens it: LiteDB shortens a file that was cut, fills one that is shorter than a page,
/// and plays back any log that lies beside it.
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

    /// <summary>What is wrong with the file or its log; null when every page is there and in its place.</summary>
    public static string? DamageIn(string file, string log)
    {
        using var data = Open(file);
        var header = new byte[PageSize];
        var read = data.ReadAtLeast(header, PageSize, throwOnEndOfStream: false);
        if (read < SignatureAt + Signature.Length || !IsHeader(header))
            return read == 0 ? null : "it does not begin as a database of this program";
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
            // A page that the log holds may be half written: the log is played back over it.
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

    /// <summary>Also fills in the last page that the log knows of, when it holds a newer header.</summary>
    private static string? DamageInLog(string log, byte[] header, HashSet<uint> logged)
    {
        using var pages = Open(log);
        var page = new byte[PageSize];
        for (var number = 0; pages.ReadAtLeast(page, PageSize, throwOnEndOfStream: false) == PageSize; number++)
        {
            // LiteDB skips pages that the system promised and never wrote.
            if (!page.AsSpan().ContainsAnyExcept((byte)0))
                continue;

            var id = BinaryPrimitives.ReadUInt32LittleEndian(page);
            if (!IsPage(page, id))
                return $"its log {Path.GetFileName(log)} holds something else at page {number}";
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
    /// A page that was cut and then overtaken by a longer file ends in zeros, and its end says where its items are. What nobody looks up
    /// there is missed when the next thing is stored in it.
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
