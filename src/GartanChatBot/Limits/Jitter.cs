using System.Security.Cryptography;

namespace GartanChatBot.Limits;

/// <summary>Spreads waits by chance, so that many bots do not all come back in the same moment.</summary>
/// <param name="always">In tests: instead of chance, a number from 0 up to 1.</param>
internal sealed class Jitter(double? always = null)
{
    private const int Steps = 1 << 20;

    public static Jitter Random { get; } = new();

    public TimeSpan Between(TimeSpan least, TimeSpan most) =>
        least + ((most - least) * (always ?? ((double)RandomNumberGenerator.GetInt32(Steps) / Steps)));
}
