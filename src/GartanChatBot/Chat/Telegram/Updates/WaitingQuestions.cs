using System.Collections.Concurrent;
using Telegram.Bot.Types;

namespace GartanChatBot.Chat.Telegram.Updates;

/// <summary>
/// Updates that were taken and are not answered. Somebody who asked again and again while the bot was down wants one answer: the last
/// question's.
/// </summary>
internal sealed class WaitingQuestions(UpdateReader reader, IQuestionHandler questions, LateRequests late)
{
    private readonly ConcurrentDictionary<int, Update> waiting = new();

    public void Add(Update update) => waiting[update.Id] = update;

    public void Remove(int updateId) => waiting.TryRemove(updateId, out _);

    /// <summary>Only of late questions: whoever asks two things in a row now gets two answers.</summary>
    public bool HasLaterOne(TelegramEvent.MessageReceived messageReceived, TelegramAccount.Identity us) =>
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
