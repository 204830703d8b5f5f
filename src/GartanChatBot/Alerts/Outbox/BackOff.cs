using NodaTime;

namespace GartanChatBot.Alerts.Outbox;

/// <summary>How long a message that could not be delivered waits before the next try.</summary>
internal static class BackOff
{
    private static readonly Duration[] Rungs =
        [Duration.FromMinutes(1), Duration.FromMinutes(5), Duration.FromMinutes(15), Duration.FromMinutes(30), Duration.FromHours(1)];

    public static Duration After(int attempts) => Rungs[Math.Min(attempts, Rungs.Length - 1)];
}
