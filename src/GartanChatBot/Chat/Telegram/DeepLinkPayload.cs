using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using GartanChatBot.Settings;

namespace GartanChatBot.Chat.Telegram;

/// <summary>
/// Payload of a link <c>https://t.me/Bot?start=…</c>: the name of a command, or a question asked in a group that is to be answered in
/// private. A question carries an HMAC over the asker's id, so that no other user can ask it.
/// </summary>
internal sealed class DeepLinkPayload(Secret token)
{
    public const int Longest = 64;

    private const string QuestionMark = "q_";
    private const int SealBytes = 8;

    private readonly byte[] key = SHA256.HashData(Encoding.UTF8.GetBytes("start:" + token.Reveal()));

    /// <summary>Returns null if the question is too long for a link.</summary>
    public string? Of(string question, string userId)
    {
        var text = Encoding.UTF8.GetBytes(question);
        var payload = QuestionMark + Base64Url.EncodeToString([.. Seal(text, userId), .. text]);
        return payload.Length <= Longest ? payload : null;
    }

    public bool TryRead(string payload, string userId, [NotNullWhen(true)] out string? question)
    {
        question = null;
        if (
            !payload.StartsWith(QuestionMark, StringComparison.Ordinal)
            || payload.Length > Longest
            || !Base64Url.IsValid(payload.AsSpan(QuestionMark.Length)))
            return false;

        var bytes = Base64Url.DecodeFromChars(payload.AsSpan(QuestionMark.Length));
        if (
            bytes.Length <= SealBytes
            || !CryptographicOperations.FixedTimeEquals(bytes.AsSpan(0, SealBytes), Seal(bytes.AsSpan(SealBytes), userId)))
            return false;

        question = Encoding.UTF8.GetString(bytes.AsSpan(SealBytes));
        return true;
    }

    private byte[] Seal(ReadOnlySpan<byte> question, string userId) =>
        HMACSHA256.HashData(key, (byte[])[.. Encoding.UTF8.GetBytes(userId), 0, .. question])[..SealBytes];
}
