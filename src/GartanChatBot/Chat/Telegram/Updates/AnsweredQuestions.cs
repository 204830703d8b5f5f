namespace GartanChatBot.Chat.Telegram.Updates;

/// <summary>
/// Maps questions to their answers, so that the answer to an edited question is edited too. It is lost on a restart: an edited question
/// then gets a new answer.
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

    /// <summary>Forgets an answer that a button has changed since, so that it is not replaced.</summary>
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

/// <param name="Text">Text of the question that was answered last.</param>
/// <param name="Answer">Id of the answer in the chat of the question.</param>
internal sealed record AnsweredQuestion(string Text, int Answer);
