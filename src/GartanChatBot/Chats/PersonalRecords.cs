using GartanChatBot.Chat.Replies;

namespace GartanChatBot.Chats;

/// <summary>Somebody whose data is asked for: their account on a platform, and the crew member they are linked to, if any.</summary>
internal sealed record DataSubject(string Platform, string UserId, string? Member)
{
    public string Id => People.IdOf(Platform, UserId);
}

/// <summary>What a folder has stored about one person, a line for each kind. Registered by each folder that keeps anything about people.</summary>
internal delegate IReadOnlyList<Fact> TellStored(DataSubject person);

/// <summary>Erases what a folder has stored about one person's account. Registered by each folder that keeps anything about people; all in one transaction.</summary>
internal delegate void EraseStored(DataSubject person);
