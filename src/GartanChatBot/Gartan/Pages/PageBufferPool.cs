using System.Buffers;

namespace GartanChatBot.Gartan.Pages;

/// <summary>
/// Array pool for pages, one of which is read at a time. <see cref="ArrayPool{T}.Shared"/> would keep arrays for each thread that returned
/// one, and a page passes through many threads.
/// </summary>
internal static class PageBufferPool
{
    /// <summary>Larger ones, which no page needs, are not kept.</summary>
    private const int LargestKept = 1024 * 1024;

    /// <summary>The answer, the page in it, and its copy in the tokenizer.</summary>
    public static readonly ArrayPool<char> Letters = ArrayPool<char>.Create(LargestKept, maxArraysPerBucket: 3);

    public static readonly ArrayPool<byte> Bytes = ArrayPool<byte>.Create(LargestKept, maxArraysPerBucket: 1);
}
