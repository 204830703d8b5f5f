using GartanChatBot.Chat.Replies;

namespace GartanChatBot.Chat;

/// <summary>What a platform hands its questions to. Platforms know nothing of commands' order, rights and grammar.</summary>
internal interface IQuestionHandler
{
    /// <summary>Null when nothing is to be said: the asker was told already, or spoke to another bot.</summary>
    ValueTask<Reply?> AnswerAsync(ChatRequest request, CancellationToken cancellationToken);

    /// <summary>Whether these words would change something, whoever says them.</summary>
    bool WouldChange(ChatRequest request);

    /// <summary>The request with the asker's role and link and the chat's own settings filled in.</summary>
    ChatRequest Admit(ChatRequest request);

    /// <summary>What the asker may mean by what they have typed so far, the likeliest first.</summary>
    /// <param name="admitted">As <see cref="Admit"/> returned it.</param>
    /// <param name="parameter">Being typed.</param>
    /// <param name="typed">So far.</param>
    IReadOnlyList<string> Suggest(ChatRequest admitted, CommandParameter parameter, string typed);
}
