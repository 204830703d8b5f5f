using System.Security.Cryptography;

namespace GartanChatBot.Limits;

/// <summary>Randomizes delays, so that many bots don't retry at the same moment.</summary>
/// <param name="always">Fixed value from 0 up to 1 in place of a random one, for tests.</param>
internal sealed class Jitter(double? always = null)
{
    private const int Steps = 1 << 20;

    public static Jitter Random { get; } = new();

    public TimeSpan Between(TimeSpan least, TimeSpan most) =>
        least + ((most - least) * (always ?? ((double)RandomNumberGenerator.GetInt32(Steps) / Steps)));
}
