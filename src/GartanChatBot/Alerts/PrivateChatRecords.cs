using System.Globalization;
using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Chats;
using GartanChatBot.Outbox;
using NodaTime;

namespace GartanChatBot.Alerts;

/// <summary>Describes and erases the alert data of one person's private chat: its settings and its messages.</summary>
internal sealed class PrivateChatRecords(
    ChatDirectory chats, People people, ChatPlatforms platforms, OutboxStore outbox, ConversationEvents events) : IPersonalRecords
{
    public IReadOnlyList<Fact> Describe(DataSubject person)
    {
        if (Alone(person) is not { } chat)
            return [];

        List<Fact> facts = [];
        if (chats.SettingsOf(chat).HasAlertSettings())
            facts.Add(new("alert settings", [$"of {chat}"]));
        if (outbox.Of(chat).Count is var count and > 0)
            facts.Add(new("alerts", [string.Create(
                CultureInfo.InvariantCulture, $"{count}, to {chat}, kept for 60 days: what about, when, whether it arrived")]));

        return facts;
    }

    public void Erase(DataSubject person)
    {
        if (Alone(person) is { } chat)
            events.Erased(chat);
    }

    /// <summary>Clears the <c>/alerts mine</c> filter of members whose link was removed, so that no name is kept.</summary>
    public void CleanUp(LocalDate today)
    {
        var linked = people.All.Select(person => person.Member).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var chat in chats.All.Where(chat => chat.OnlyWhere is { } member && !linked.Contains(member)))
            chats.Change(chat.Place(), known => known with { OnlyWhere = null });
    }

    private Conversation? Alone(DataSubject person) => platforms.Find(person.Platform)?.DirectTo(person.UserId);
}
