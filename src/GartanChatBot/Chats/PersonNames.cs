using GartanChatBot.Chat;
using GartanChatBot.Wording;

namespace GartanChatBot.Chats;

/// <summary>
/// The name by which a chat may read now of somebody who did something earlier: since then they may have been linked, and the chat may show
/// names in another way.
/// </summary>
internal sealed class PersonNames(People people, ChatDirectory chats)
{
    public NameStyle StyleOf(ChatKey chat) => chats.Find(chat)?.Names ?? NameStyle.Short;

    /// <summary>How alerts name people who could close a gap; null where they give only the number.</summary>
    public NameStyle? StyleOfFixes(ChatKey chat) =>
        chats.Find(chat) is { NamesInAlerts: true } known && PersonName.AreShown(known.Names) ? known.Names : null;

    /// <param name="account"><c>telegram:4711</c>; null when it was forgotten.</param>
    /// <param name="kept">What they were called when they did it.</param>
    public string Of(string? account, string kept, NameStyle style) => account is not null && people.Find(account)?.Member is { } member
        ? PersonName.OfLink(member, style)
        : PersonName.OfAccount(kept, style);
}
