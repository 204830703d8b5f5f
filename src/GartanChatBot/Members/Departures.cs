using GartanChatBot.Chat;

namespace GartanChatBot.Members;

/// <summary>
/// Being in the station's chat is why somebody may be linked. Whoever leaves it loses the link, and with it the private questions and alerts;
/// a role that an administrator gave stays until an administrator takes it.
/// </summary>
internal sealed class Departures(ChatDirectory chats, People people) : IMembershipObserver
{
    public void MemberLeft(Conversation chat, string userId)
    {
        var id = People.IdOf(chat.Platform, userId);
        if (!chats.IsApproved(chat) || people.Find(id) is not { } person)
            return;

        // Somebody of another station may leave that one's chat.
        var (theirs, here) = (person.Station ?? person.ClaimStation, chats.Find(chat)?.Station);
        if (here is null || theirs is null || string.Equals(here, theirs, StringComparison.OrdinalIgnoreCase))
            people.Unlink(id, because: "left the chat, which unlinked");
    }
}
