using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Chats;

namespace GartanChatBot.Commands;

/// <summary>Decides if a request is answered: checks the asker's access and the rate limit.</summary>
internal sealed class Admission(Rights rights, AccessRequests accessRequests, QuestionRateLimiter questionRateLimiter)
{
    public ChatRequest Admit(ChatRequest request) => rights.Admit(request);

    /// <summary>True if the request is rejected; <paramref name="reply"/> then says so, or is null if the bot stays silent.</summary>
    public bool IsTurnedAway(ChatRequest admitted, out Reply? reply)
    {
        reply = null;
        if (
            IsCounted(admitted)
            && questionRateLimiter.Ask(admitted.Conversation.Platform, admitted.Who) is var verdict and not RateLimitResult.Answer)
        {
            reply = verdict is RateLimitResult.SayStop ? RouterReplies.TooMany : null;
            return true;
        }

        if (admitted.Role is not ChatRole.Stranger)
            return false;

        reply = accessRequests.TurnAway(admitted);
        return true;
    }

    /// <summary>
    /// All viewers of the web page share one asker in the rate limit, so they are not counted: one screen would block the others.
    /// </summary>
    private static bool IsCounted(ChatRequest admitted) =>
        admitted.Role < ChatRole.Operator && admitted.Conversation != WebViewer.Conversation;
}
