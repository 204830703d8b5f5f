using GartanChatBot.Chat;
using GartanChatBot.Wording;

namespace GartanChatBot.Chats;

/// <summary>
/// Current display name of a person who acted earlier: they may have been linked since, and the chat may have changed its name style.
/// </summary>
internal sealed class PersonNames(People people, ChatDirectory chats)
{
    public NameStyle StyleOf(ChatKey chat) => chats.Find(chat)?.Names ?? NameStyle.Short;

    /// <summary>Name style for people who could close a gap in alerts; null if alerts show only their number.</summary>
    public NameStyle? StyleOfFixes(ChatKey chat) =>
        chats.Find(chat) is { NamesInAlerts: true } known && PersonName.AreShown(known.Names) ? known.Names : null;

    /// <param name="account"><c>telegram:4711</c>; null if it was erased.</param>
    /// <param name="kept">Name at the time of the action.</param>
    public string Of(string? account, string kept, NameStyle style) => account is not null && people.Find(account)?.Member is { } member
        ? PersonName.OfLink(member, style)
        : PersonName.OfAccount(kept, style);
}
