namespace GartanChatBot.Chat.Telegram.Updates;

/// <summary>
/// Which message answers which, so that the answer of a corrected question is corrected in its place. A restart forgets it: the corrected
/// question is then answered as a new one.
/// </summary>
internal sealed class AnsweredQuestions
{
    private const int Remembered = 1000;

    private readonly Lock gate = new();
    private readonly Dictionary<(long Chat, int MessageId), AnsweredQuestion> known = [];
    private readonly Queue<(long Chat, int MessageId)> order = new();

    public AnsweredQuestion? Find(TelegramTarget place, int messageId)
    {
        lock (gate)
            return known.GetValueOrDefault((place.Chat, messageId));
    }

    /// <summary>The message says by now what a button did, and goes on saying it.</summary>
    public void Forget(TelegramTarget place, int answer)
    {
        lock (gate)
        {
            foreach (var question in known.Where(each => each.Key.Chat == place.Chat && each.Value.Answer == answer).ToList())
                known.Remove(question.Key);
        }
    }

    public void Remember(TelegramTarget place, int messageId, AnsweredQuestion answered)
    {
        lock (gate)
        {
            if (!known.ContainsKey((place.Chat, messageId)))
                order.Enqueue((place.Chat, messageId));

            known[(place.Chat, messageId)] = answered;
            if (order.Count > Remembered)
                known.Remove(order.Dequeue());
        }
    }
}

/// <param name="Text">As it was last answered.</param>
/// <param name="Answer">Id of the message that answers it where it was asked.</param>
internal sealed record AnsweredQuestion(string Text, int Answer);
