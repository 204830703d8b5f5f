using GartanChatBot.Alerts.Gaps;
using GartanChatBot.Chat;
using GartanChatBot.Storage;
using NodaTime;

namespace GartanChatBot.Alerts.Personal;

/// <summary>"Seen" under a name, and beside it whose account that was, so that it can be told and erased.</summary>
internal sealed class SeenMarks(GapToldStore told, SeenMarkStore marks, BotDatabase database)
{
    /// <summary>Who was first stays.</summary>
    public GapTold Mark(KnownGap gap, ChatKey chat, string who, string account, Instant at) => database.InTransaction(() =>
    {
        if (told.Find(gap.Id, chat) is { SeenAt: not null } known)
            return known;

        marks.Save(new()
        {
            Id = SeenMark.IdOf(account, chat, gap.Id),
            Account = account,
            Conversation = chat.Value,
            Gap = gap.Id,
            At = at,
        });
        return told.MarkSeen(gap, chat, who, at);
    });

    /// <summary>Marks of what is not known any more, or was taken back when it got worse.</summary>
    public void Tidy(LocalDate today) => database.InTransaction(() =>
    {
        var held = told.All().Where(known => known.SeenAt is not null).Select(known => (known.Conversation, known.SeenAt!.Value)).ToHashSet();
        foreach (var mark in marks.All().Where(mark => !held.Contains((mark.Conversation, mark.At))))
            marks.Delete(mark);
    });
}
