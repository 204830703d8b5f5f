using System.Buffers;

namespace GartanChatBot.Gartan.Http;

/// <summary>
/// Room for pages, one of which is read at a time. The pool that everybody shares keeps an array for each thread that ever gave one back,
/// and a page passes through many.
/// </summary>
internal static class PageBufferPool
{
    /// <summary>Larger ones, which no page needs, are not kept.</summary>
    private const int LargestKept = 1024 * 1024;

    /// <summary>The answer, the page in it, and its copy in the tokenizer.</summary>
    public static readonly ArrayPool<char> Letters = ArrayPool<char>.Create(LargestKept, maxArraysPerBucket: 3);

    public static readonly ArrayPool<byte> Bytes = ArrayPool<byte>.Create(LargestKept, maxArraysPerBucket: 1);
}
