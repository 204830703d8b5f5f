using System.Text;
using System.Text.Json;
using GartanChatBot.Gartan.Pages;

namespace GartanChatBot.Gartan.Http;

/// <summary>
/// The letters of a page, lent by the pool until it is disposed. As strings pages would fill the heap of large objects, and clearing that
/// costs more than reading them.
/// </summary>
internal sealed class PooledPageText : IDisposable
{
    private const int FirstLetters = 128 * 1024;

    private char[] letters;
    private int length;

    private PooledPageText(char[] letters, int length) => (this.letters, this.length) = (letters, length);

    public ReadOnlySpan<char> Span => letters.AsSpan(0, length);

    /// <summary>Always as UTF-8: pages have been seen with labels that name no encoding or the wrong one.</summary>
    /// <exception cref="InvalidDataException">There are more letters than <paramref name="most"/>, or the stream can't be
    /// unpacked.</exception>
    public static async Task<PooledPageText> ReadAsync(Stream stream, int most, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: false, bufferSize: 16 * 1024);
        var (rented, length) = (PageBufferPool.Letters.Rent(FirstLetters), 0);
        try
        {
            while (await reader.ReadAsync(rented.AsMemory(length), cancellationToken) is > 0 and var read)
            {
                length += read;
                if (length > most)
                    throw new InvalidDataException($"The text is longer than {most} letters.");
                if (length == rented.Length)
                    rented = Grown(rented);
            }

            return new(rented, length);
        }
        catch
        {
            PageBufferPool.Letters.Return(rented);
            throw;
        }
    }

    /// <summary>The string value that the reader stands on.</summary>
    /// <exception cref="InvalidOperationException">It holds half a character.</exception>
    public static PooledPageText Of(ref Utf8JsonReader json)
    {
        var rented = PageBufferPool.Letters.Rent(json.ValueSpan.Length);
        try
        {
            return new(rented, json.CopyString(rented));
        }
        catch
        {
            PageBufferPool.Letters.Return(rented);
            throw;
        }
    }

    public void Dispose()
    {
        if (letters.Length > 0)
            PageBufferPool.Letters.Return(letters);

        (letters, length) = ([], 0);
    }

    public override string ToString() => Span.ToString();

    private static char[] Grown(char[] full)
    {
        var larger = PageBufferPool.Letters.Rent(full.Length * 2);
        full.CopyTo(larger, 0);
        PageBufferPool.Letters.Return(full);
        return larger;
    }
}
