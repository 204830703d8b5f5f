using GartanChatBot.Chat;

namespace GartanChatBot.Chats;

/// <summary>
/// Removes links and roles of users who leave the station's chat, because membership is the reason for them; private questions and alerts
/// end too. <c>Chat:Admins</c> are not affected.
/// </summary>
internal sealed class Departures(ChatDirectory chats, People people) : IConversationObserver
{
    public void MemberLeft(Conversation chat, string userId)
    {
        var id = People.IdOf(chat.Platform, userId);
        if (chats.IsApproved(chat) && people.Find(id) is { } person && Concerns(chat, person))
            people.Leave(id);
    }

    /// <summary>Approved group chats on a platform, which users can leave.</summary>
    public IReadOnlyList<Conversation> PlacesOn(string platform) =>
        [.. chats.Approved.Where(chat => chat.Platform == platform && !chat.IsPrivate)];

    /// <summary>True if the chat is relevant for this person: leaving another station's chat has no effect.</summary>
    public bool Concerns(Conversation chat, PersonRecord person)
    {
        var (theirs, here) = (person.Station ?? person.ClaimStation, chats.Find(chat)?.Station);
        return here is null || theirs is null || string.Equals(here, theirs, StringComparison.OrdinalIgnoreCase);
    }
}
