using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Chats;

namespace GartanChatBot.Commands;

/// <summary>Whether a request is answered at all: who asks, and how often.</summary>
internal sealed class Admission(Rights rights, AccessRequests accessRequests, QuestionRateLimiter questionRateLimiter)
{
    public ChatRequest Admit(ChatRequest request) => rights.Admit(request);

    /// <summary>True when it is not; then <paramref name="reply"/> says so, or is null when nothing is said at all.</summary>
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

    /// <summary>Everybody who looks over the web is one asker to the rate limit: one screen would silence the others.</summary>
    private static bool IsCounted(ChatRequest admitted) =>
        admitted.Role < ChatRole.Operator && admitted.Conversation != WebViewer.Conversation;
}
