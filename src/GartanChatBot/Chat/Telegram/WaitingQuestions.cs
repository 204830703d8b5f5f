using System.Collections.Concurrent;
using Telegram.Bot.Types;

namespace GartanChatBot.Chat.Telegram;

/// <summary>
/// Updates that were taken and are not answered. Somebody who asked again and again while the bot was down wants one answer: the last question's.
/// </summary>
internal sealed class WaitingQuestions(UpdateReader reader, CommandRouter router, LateWords late)
{
    private readonly ConcurrentDictionary<int, Update> waiting = new();

    public void Add(Update update) => waiting[update.Id] = update;

    public void Remove(int updateId) => waiting.TryRemove(updateId, out _);

    /// <summary>Only of late questions: whoever asks two things in a row now gets two answers.</summary>
    public bool HasLaterOne(Incoming.Asked asked, TelegramAccount.Identity us) => IsLateQuestion(asked.Request)
        && waiting.Values.Any(update => update.Message is { } message && message.Id > asked.MessageId && message.Chat.Id == asked.Place.Chat
            && reader.Read(update, us) is Incoming.Asked later && later.Request.Who.Id == asked.Request.Who.Id && !router.WouldChange(later.Request));

    private bool IsLateQuestion(ChatRequest request) => late.IsLate(request) && !router.WouldChange(request);
}
