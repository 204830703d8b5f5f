using NodaTime;

namespace GartanChatBot.Outbox;

/// <summary>How long a conversation that took no message is left alone: a ladder.</summary>
internal static class BackOffLadder
{
    private static readonly Duration[] Rungs =
        [Duration.FromMinutes(1), Duration.FromMinutes(5), Duration.FromMinutes(15), Duration.FromMinutes(30), Duration.FromHours(1)];

    public static Duration After(int rung) => Rungs[Math.Min(rung, Rungs.Length - 1)];

    public static int Up(int rung) => Math.Min(rung + 1, Rungs.Length);
}
