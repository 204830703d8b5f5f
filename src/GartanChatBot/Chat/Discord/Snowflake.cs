using System.Globalization;

namespace GartanChatBot.Chat.Discord;

/// <summary>Discord's ids: 64 bits in decimal, which contain the creation time in milliseconds.</summary>
internal static class Snowflake
{
    private const long Epoch = 1_420_070_400_000;
    private const int BitsBelowTime = 22;

    /// <summary>True for a valid id; the check also prevents a forged id from changing a request path.</summary>
    public static bool IsOne(string? text) => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    public static DateTimeOffset? TimeOf(string? id) => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? DateTimeOffset.FromUnixTimeMilliseconds((number >> BitsBelowTime) + Epoch)
        : null;

    /// <summary>Smallest id at that time; every later id is greater.</summary>
    public static string At(DateTimeOffset moment) =>
        (Math.Max(0, moment.ToUnixTimeMilliseconds() - Epoch) << BitsBelowTime).ToString(CultureInfo.InvariantCulture);
}
