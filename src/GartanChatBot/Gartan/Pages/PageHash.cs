using System.Security.Cryptography;
using System.Text;

namespace GartanChatBot.Gartan.Pages;

/// <summary>The hash by which an unchanged page is known without reading it.</summary>
internal static class PageHash
{
    private const int Digits = SHA256.HashSizeInBytes * 2;

    /// <summary>Whether two hashes are of the same text, whatever was known when it was read.</summary>
    public static bool AreOfSameText(string? one, string? other) =>
        one is { Length: >= Digits } && other is { Length: >= Digits } && one.AsSpan(0, Digits).SequenceEqual(other.AsSpan(0, Digits));

    /// <summary>The part of a reader's hash that the text alone makes.</summary>
    public static string TextPart(string hash) => hash[..Math.Min(Digits, hash.Length)];

    /// <summary>SHA-256 of the text as UTF-8, 64 hexadecimal digits.</summary>
    public static string Of(string page) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(page)));
}
