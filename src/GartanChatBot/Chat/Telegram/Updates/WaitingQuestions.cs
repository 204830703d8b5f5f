using System.Collections.Concurrent;
using Telegram.Bot.Types;

namespace GartanChatBot.Chat.Telegram.Updates;

/// <summary>
/// Updates that were taken and are not answered. Somebody who asked again and again while the bot was down wants one answer: the last
/// question's.
/// </summary>
internal sealed class WaitingQuestions(UpdateReader reader, TelegramAccount account, IQuestionHandler questions, LateRequests late)
{
    private readonly ConcurrentDictionary<int, Update> waiting = new();

    public void Add(Update update) => waiting[update.Id] = update;

    public void Remove(int updateId) => waiting.TryRemove(updateId, out _);

    /// <summary>Null when it is nothing to us, or a later question of the same asker waits.</summary>
    public async Task<TelegramEvent?> ReadAsync(Update update, bool mayHaveWaited, CancellationToken cancellationToken)
    {
        var us = await account.WhoAsync(cancellationToken);
        var read = reader.Read(update, us, mayHaveWaited);
        return read is TelegramEvent.MessageReceived message && HasLaterOne(message, us) ? null : read;
    }

    /// <summary>Only of late questions: whoever asks two things in a row now gets two answers.</summary>
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
