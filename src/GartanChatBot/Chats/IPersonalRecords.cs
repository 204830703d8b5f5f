using GartanChatBot.Chat.Replies;
using NodaTime;

namespace GartanChatBot.Chats;

/// <summary>A person in a data request: their account on a platform, and the crew member they are linked to, if any.</summary>
internal sealed record DataSubject(string Platform, string UserId, string? Member)
{
    public string Id => People.IdOf(Platform, UserId);
}

/// <summary>A store of personal data. Registered by each folder that has one.</summary>
internal interface IPersonalRecords
{
    /// <summary>Lists the data stored about one person, one line per kind.</summary>
    IReadOnlyList<Fact> Describe(DataSubject person);

    /// <summary>Erases the data stored about one person's account; all stores run in one transaction.</summary>
    void Erase(DataSubject person);

    /// <summary>Deletes expired data. Runs every night before the database is backed up.</summary>
    void CleanUp(LocalDate today);
}
