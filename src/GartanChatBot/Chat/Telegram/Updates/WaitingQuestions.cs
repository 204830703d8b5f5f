using System.Collections.Concurrent;
using Telegram.Bot.Types;

namespace GartanChatBot.Chat.Telegram.Updates;

/// <summary>
/// Queued updates without an answer. If a user asked repeatedly while the bot was down, only the last question is answered.
/// </summary>
internal sealed class WaitingQuestions(UpdateReader reader, TelegramAccount account, IQuestionHandler questions, LateRequests late)
{
    private readonly ConcurrentDictionary<int, Update> waiting = new();

    public void Add(Update update) => waiting[update.Id] = update;

    public void Remove(int updateId) => waiting.TryRemove(updateId, out _);

    /// <summary>
    /// Returns null for an update that the bot ignores, and for a late question followed by another one of the same asker.
    /// </summary>
    public async Task<TelegramEvent?> ReadAsync(Update update, bool mayHaveWaited, CancellationToken cancellationToken)
    {
        var us = await account.WhoAsync(cancellationToken);
        var read = reader.Read(update, us, mayHaveWaited);
        return read is TelegramEvent.MessageReceived message && HasLaterOne(message, us) ? null : read;
    }

    /// <summary>Applies to late questions only: two questions asked in a row now get two answers.</summary>
    private bool HasLaterOne(TelegramEvent.MessageReceived messageReceived, TelegramAccount.Identity us) =>
        IsLateQuestion(messageReceived.Request)
        && waiting.Values.Any(update =>
            update.Message is { } message
            && message.Id > messageReceived.MessageId
            && message.Chat.Id == messageReceived.Place.Chat
            && reader.Read(update, us) is TelegramEvent.MessageReceived later
            && later.Request.Who.Id == messageReceived.Request.Who.Id
            && !questions.WouldChange(later.Request));

    private bool IsLateQuestion(ChatRequest request) => late.IsLate(request) && !questions.WouldChange(request);
}
