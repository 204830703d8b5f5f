namespace GartanChatBot.Tuning;

/// <summary>
/// How many entries a cache is to hold: twice as many while it is full and misses too often, half as many while it stands empty.
/// </summary>
internal static class CacheSizing
{
    public const double WantedHitRate = 0.95;

    /// <param name="hits">Since the last decision, as are the misses.</param>
    public static int Next(int capacity, int entries, long hits, long misses, int fewest, int most)
    {
        var asked = hits + misses;
        var full = entries >= capacity * 9 / 10;
        var next = asked > 0 && full && hits < asked * WantedHitRate ? capacity * 2
            : entries < capacity / 4 ? capacity / 2
            : capacity;

        return Math.Clamp(next, Math.Min(fewest, most), most);
    }
}
