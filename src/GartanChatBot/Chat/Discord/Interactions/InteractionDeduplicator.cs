using GartanChatBot.Chat.Discord.Wire;

namespace GartanChatBot.Chat.Discord.Interactions;

/// <summary>Rejects interactions that were already accepted, and replayed ones that are too old to be answered.</summary>
internal sealed class InteractionDeduplicator(TimeProvider time)
{
    private const int Remembered = 2000;

    /// <summary>The first response is due within 3 s (https://docs.discord.com/developers/interactions/receiving-and-responding).</summary>
    private static readonly TimeSpan ToAnswer = TimeSpan.FromSeconds(3);

    private readonly Lock gate = new();
    private readonly HashSet<string> known = [];
    private readonly Queue<string> order = new();

    /// <param name="replayed">
    /// True if the interaction was replayed after a RESUME. Only then is its age checked: otherwise a clock that is wrong by a few seconds
    /// would leave every question unanswered.
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
