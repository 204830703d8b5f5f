using System.Security.Cryptography;

namespace GartanChatBot.Chat.Discord;

/// <summary>A number from 0 up to 1, so that many bots do not all come back in the same moment.</summary>
internal delegate double Jitter();

/// <summary>Default source of jitter; tests pass their own.</summary>
internal static class Dice
{
    private const int Sides = 1 << 20;

    public static double Roll() => (double)RandomNumberGenerator.GetInt32(Sides) / Sides;
}
