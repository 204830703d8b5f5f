using System.Security.Cryptography;
using System.Text;

namespace GartanChatBot.Gartan.Pages;

/// <summary>Hash that detects an unchanged page without parsing it.</summary>
internal static class PageHash
{
    private const int Digits = SHA256.HashSizeInBytes * 2;

    /// <summary>True if two hashes are of the same text, regardless of the configuration with which it was read.</summary>
    public static bool AreOfSameText(string? one, string? other) =>
        one is { Length: >= Digits } && other is { Length: >= Digits } && one.AsSpan(0, Digits).SequenceEqual(other.AsSpan(0, Digits));

    /// <summary>The part of a reader's hash that depends only on the text.</summary>
    public static string TextPart(string hash) => hash[..Math.Min(Digits, hash.Length)];

    /// <summary>SHA-256 of the text as UTF-8, 64 hexadecimal digits.</summary>
    public static string Of(string page) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(page)));
}
