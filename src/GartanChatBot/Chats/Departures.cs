using GartanChatBot.Chat;

namespace GartanChatBot.Chats;

/// <summary>
/// Being in the station's chat is why somebody may be linked or have a role. Whoever leaves it loses both, and with them the private
/// questions and alerts; only <c>Chat:Admins</c> stay what they are.
/// </summary>
internal sealed class Departures(ChatDirectory chats, People people) : IConversationObserver
{
    public void MemberLeft(Conversation chat, string userId)
    {
        var id = People.IdOf(chat.Platform, userId);
        if (chats.IsApproved(chat) && people.Find(id) is { } person && Concerns(chat, person))
            people.Leave(id);
    }

    /// <summary>Chats that somebody can leave.</summary>
    public IReadOnlyList<Conversation> PlacesOn(string platform) =>
        [.. chats.Approved.Where(chat => chat.Platform == platform && !chat.IsPrivate)];

    /// <summary>Somebody of another station may leave that one's chat.</summary>
    public bool Concerns(Conversation chat, PersonRecord person)
    {
        var (theirs, here) = (person.Station ?? person.ClaimStation, chats.Find(chat)?.Station);
        return here is null || theirs is null || string.Equals(here, theirs, StringComparison.OrdinalIgnoreCase);
    }
}
