using GartanChatBot.Alerts.State;
using GartanChatBot.Chat;
using GartanChatBot.Chat.Terminal;
using GartanChatBot.Chats;
using GartanChatBot.Crewing;

namespace GartanChatBot.Alerts;

/// <summary>A chat that is told, and how far it is with what it was told.</summary>
internal sealed record Recipient(ChatSettings Chat, ChatProgress Progress);

/// <summary>
/// Who is told: every approved conversation of a platform that runs, the terminal when somebody sits at it, and whoever is linked and
/// asked in private for what they could close themselves.
/// </summary>
internal sealed class AlertRecipients(
    ChatDirectory chats, People people, IEnumerable<IChatPlatform> platforms, ChatProgressStore progress, AlertTiming timing)
{
    private readonly Dictionary<string, IChatPlatform> running = platforms
        .DistinctBy(platform => platform.Name)
        .ToDictionary(platform => platform.Name, StringComparer.Ordinal);
    private readonly Conversation[] terminal = [.. platforms.OfType<TerminalPlatform>().Select(_ => TerminalPlatform.Console).Take(1)];

    /// <summary>Those that can be told something now: approved, and not disabled because nothing gets there.</summary>
    public IReadOnlyList<ChatSettings> Now() => [.. All().Where(chat => chat.DisabledBecause is null)];

    /// <summary>Those that can be told of the station now; none while the service has just started.</summary>
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

    /// <summary>Also those to which nothing gets through.</summary>
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

    /// <summary>The member by the private chat of each who is linked: a link that is undone ends what is told there.</summary>
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
