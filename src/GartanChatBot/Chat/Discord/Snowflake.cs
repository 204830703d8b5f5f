using System.Globalization;

namespace GartanChatBot.Chat.Discord;

/// <summary>Discord's ids: 64 bits, written as digits, with the millisecond of their making in them.</summary>
internal static class Snowflake
{
    private const long Epoch = 1_420_070_400_000;
    private const int BitsBelowTime = 22;

    /// <summary>Also what keeps a made-up id from becoming another path.</summary>
    public static bool IsOne(string? text) => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    public static DateTimeOffset? TimeOf(string? id) => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? DateTimeOffset.FromUnixTimeMilliseconds((number >> BitsBelowTime) + Epoch)
        : null;

    /// <summary>Smaller than every id that is made from then on.</summary>
    public static string At(DateTimeOffset moment) =>
        (Math.Max(0, moment.ToUnixTimeMilliseconds() - Epoch) << BitsBelowTime).ToString(CultureInfo.InvariantCulture);
}
