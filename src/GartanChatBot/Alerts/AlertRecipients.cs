using GartanChatBot.Alerts.State;
using GartanChatBot.Chat;
using GartanChatBot.Chat.Terminal;
using GartanChatBot.Chats;
using GartanChatBot.Crewing;

namespace GartanChatBot.Alerts;

/// <summary>A chat that gets alerts, and its progress.</summary>
internal sealed record Recipient(ChatSettings Chat, ChatProgress Progress);

/// <summary>
/// Finds the chats that get alerts: approved chats on a running platform, the terminal while it runs, and the private chats of linked
/// people who asked for the gaps they could close.
/// </summary>
internal sealed class AlertRecipients(
    ChatDirectory chats, People people, IEnumerable<IChatPlatform> platforms, ChatProgressStore progress, AlertTiming timing)
{
    private readonly Dictionary<string, IChatPlatform> running = platforms
        .DistinctBy(platform => platform.Name)
        .ToDictionary(platform => platform.Name, StringComparer.Ordinal);
    private readonly Conversation[] terminal = [.. platforms.OfType<TerminalPlatform>().Select(_ => TerminalPlatform.Console).Take(1)];

    /// <summary>Returns the chats that can get a message now: approved, and not disabled as unreachable.</summary>
    public IReadOnlyList<ChatSettings> Now() => [.. All().Where(chat => chat.DisabledBecause is null)];

    /// <summary>Returns the chats that can get alerts about the station now; none just after a start.</summary>
    public IReadOnlyList<Recipient> Of(StationCode station) =>
        timing.IsGrace
            ? []
            : [.. Now().Where(chat => chat.IsAbout(station.Value)).Select(chat => new Recipient(chat, progress.Of(chat.Id)))];

    public void Save(IEnumerable<ChatProgress> changed)
    {
        foreach (var each in changed)
            progress.Save(each);
    }

    public bool Tells(ChatKey chat) => All().Any(told => told.Id == chat.Value);

    /// <summary>Returns all recipients, including unreachable chats.</summary>
    public IReadOnlyList<ChatSettings> All()
    {
        var linked = Linked();
        return
        [
            .. chats.ApprovedChats.Where(chat => running.ContainsKey(chat.Place().Platform))
                .UnionBy(terminal.Select(place => chats.SettingsOf(place)), chat => chat.Id)
                .Where(chat => chat.OnlyWhere is null),
            .. chats.All.Where(chat => chat.OnlyWhere is { } member && linked.GetValueOrDefault(chat.Id) == member),
        ];
    }

    /// <summary>Maps each linked person's private chat to the crew member; alerts there end with the link.</summary>
    private Dictionary<string, string> Linked()
    {
        Dictionary<string, string> linked = new(StringComparer.Ordinal);
        foreach (var person in people.All)
        {
            if (
                person is { Member: { } member }
                && person.Id.Split(':', 2) is [var platform, var user]
                && running.TryGetValue(platform, out var there))
                linked[ChatKey.Of(there.DirectTo(user)).Value] = member;
        }

        return linked;
    }
}
