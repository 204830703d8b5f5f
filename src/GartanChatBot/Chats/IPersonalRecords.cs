using GartanChatBot.Chat.Replies;
using NodaTime;

namespace GartanChatBot.Chats;

/// <summary>Somebody whose data is asked for: their account on a platform, and the crew member they are linked to, if any.</summary>
internal sealed record DataSubject(string Platform, string UserId, string? Member)
{
    public string Id => People.IdOf(Platform, UserId);
}

/// <summary>Keeps something about people. Registered by each folder that does.</summary>
internal interface IPersonalRecords
{
    /// <summary>What is stored about one person, a line for each kind.</summary>
    IReadOnlyList<Fact> Describe(DataSubject person);

    /// <summary>Erases what is stored about one person's account; all folders in one transaction.</summary>
    void Erase(DataSubject person);

    /// <summary>Forgets what need not be kept any longer. Once a night, before the copy of the database is made.</summary>
    void CleanUp(LocalDate today);
}
