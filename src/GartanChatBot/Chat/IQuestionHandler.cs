using GartanChatBot.Chat.Replies;

namespace GartanChatBot.Chat;

/// <summary>Answers questions from all platforms. Platforms don't know the commands' order, rights and grammar.</summary>
internal interface IQuestionHandler
{
    /// <summary>Returns null if there is nothing to answer: the asker was already informed, or addressed another bot.</summary>
    ValueTask<Reply?> AnswerAsync(ChatRequest request, CancellationToken cancellationToken);

    /// <summary>True if these words would change something, regardless of the asker's role.</summary>
    bool WouldChange(ChatRequest request);

    /// <summary>Returns the request with the asker's role and link and the chat's settings filled in.</summary>
    ChatRequest Admit(ChatRequest request);

    /// <summary>Suggests values for the argument that the asker is typing, likeliest first.</summary>
    /// <param name="admitted">Request returned by <see cref="Admit"/>.</param>
    /// <param name="parameter">Parameter that is being typed.</param>
    /// <param name="typed">Text typed so far.</param>
    IReadOnlyList<string> Suggest(ChatRequest admitted, CommandParameter parameter, string typed);
}
