using System.Globalization;

namespace FakeDiscord;

/// <summary>Discord's ids: they carry the time at which they were made.</summary>
internal sealed class Snowflakes(TimeProvider time)
{
    private const long Epoch = 1_420_070_400_000;
    private int made;

    public string Next() => At(time.GetUtcNow());

    public string At(DateTimeOffset moment)
    {
        var number = (moment.ToUnixTimeMilliseconds() - Epoch) << 22 | (uint)(Interlocked.Increment(ref made) & 0x3FFFFF);
        return number.ToString(CultureInfo.InvariantCulture);
    }

    public static DateTimeOffset MomentOf(string id) =>
        DateTimeOffset.FromUnixTimeMilliseconds((long.Parse(id, CultureInfo.InvariantCulture) >> 22) + Epoch);

    public static bool IsOne(string? text) => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);
}
