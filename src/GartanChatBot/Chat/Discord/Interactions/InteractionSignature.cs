using System.Globalization;
using System.Text;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;

namespace GartanChatBot.Chat.Discord.Interactions;

/// <summary>
/// Verifies that a POST is from Discord: Ed25519 over the timestamp and the raw body. Discord sends invalid signatures now and then as a
/// test.
/// </summary>
internal sealed class InteractionSignature(string publicKey, TimeProvider time)
{
    private const int SignatureLength = 64;

    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    private readonly Ed25519PublicKeyParameters key = new(Convert.FromHexString(publicKey.Trim()));

    /// <summary>Checks what is possible before the body is read, so that forged requests can't fill the memory.</summary>
    public bool MayBeGood(string? signature, string? timestamp) =>
        signature is { Length: SignatureLength * 2 } && signature.All(char.IsAsciiHexDigit) && IsFresh(timestamp);

    public bool IsGood(string? signature, string? timestamp, ReadOnlySpan<byte> body)
    {
        if (!MayBeGood(signature, timestamp))
            return false;

        var said = Encoding.ASCII.GetBytes(timestamp!);
        var verifier = new Ed25519Signer();
        verifier.Init(forSigning: false, key);
        verifier.BlockUpdate(said, 0, said.Length);
        verifier.BlockUpdate(body);
        return verifier.VerifySignature(Convert.FromHexString(signature!));
    }

    private bool IsFresh(string? timestamp) =>
        long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && Math.Abs(time.GetUtcNow().ToUnixTimeSeconds() - seconds) <= Fresh.TotalSeconds;
}
