using GartanChatBot.Chat.Discord.Wire;

namespace GartanChatBot.Chat.Discord.Interactions;

/// <summary>Which interactions were taken already, and which come too late to be answered at all.</summary>
internal sealed class InteractionDeduplicator(TimeProvider time)
{
    private const int Remembered = 2000;

    /// <summary>Discord gives three seconds for the first answer.</summary>
    private static readonly TimeSpan ToAnswer = TimeSpan.FromSeconds(3);

    private readonly Lock gate = new();
    private readonly HashSet<string> known = [];
    private readonly Queue<string> order = new();

    /// <param name="replayed">
    /// Told again after the line was broken. Only then can one be old, and only then is its age asked for: else a clock that is wrong by
    /// a few seconds would leave everybody without an answer.
    /// </param>
    public bool IsNew(Interaction interaction, bool replayed)
    {
        if (replayed && Snowflake.TimeOf(interaction.Id) is { } made && time.GetUtcNow() - made > ToAnswer)
            return false;

        lock (gate)
        {
            if (!known.Add(interaction.Id))
                return false;

            order.Enqueue(interaction.Id);
            if (order.Count > Remembered)
                known.Remove(order.Dequeue());

            return true;
        }
    }
}
