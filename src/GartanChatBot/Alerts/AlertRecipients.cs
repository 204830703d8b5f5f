using GartanChatBot.Alerts.State;
using GartanChatBot.Chat;
using GartanChatBot.Chat.Terminal;
using GartanChatBot.Chats;

namespace GartanChatBot.Alerts;

/// <summary>
/// Who is told: every approved conversation of a platform that runs, the terminal when somebody sits at it, and whoever is linked and
/// asked in private for what they could close themselves.
/// </summary>
internal sealed class AlertRecipients(
    ChatDirectory chats, SubscriptionStore subscriptions, People people, IEnumerable<IChatPlatform> platforms)
{
    private readonly Dictionary<string, IChatPlatform> running = platforms
        .DistinctBy(platform => platform.Name)
        .ToDictionary(platform => platform.Name, StringComparer.Ordinal);
    private readonly Conversation[] terminal = [.. platforms.OfType<TerminalPlatform>().Select(_ => TerminalPlatform.Console).Take(1)];

    /// <summary>Those that can be told something now: approved, and not disabled because nothing gets there.</summary>
    public IReadOnlyList<Subscription> Now() => [.. All().Where(subscription => subscription.DisabledBecause is null)];

    public bool Tells(ChatKey chat) => All().Any(subscription => subscription.Id == chat.Value);

    /// <summary>Also those to which nothing gets through.</summary>
    public IReadOnlyList<Subscription> All()
    {
        var linked = Linked();
        Conversation[] places = [.. chats.Approved.Where(each => running.ContainsKey(each.Platform)), .. terminal];
        var everything = subscriptions.Of([.. places.Select(ChatKey.Of).Distinct()]).Where(each => each.OnlyWhere is null);
        if (linked.Count == 0)
            return [.. everything];

        var own = subscriptions
            .Of([.. linked.Values.Select(each => ChatKey.Of(each.Place))])
            .Where(each => each.OnlyWhere is { } member && member == linked[each.Id].Member);
        return [.. everything, .. own];
    }

    /// <summary>Private chats of those who are crew members as long as they are linked: a link that is undone ends it.</summary>
    private Dictionary<string, (Conversation Place, string Member)> Linked()
    {
        Dictionary<string, (Conversation, string)> linked = new(StringComparer.Ordinal);
        foreach (var person in people.All.Where(person => person.Member is not null))
        {
            if (
                person.Id.Split(':', 2) is [var platform, var user]
                && running.TryGetValue(platform, out var there)
                && there.DirectTo(user) is var place)
                linked[ChatKey.Of(place).Value] = (place, person.Member!);
        }

        return linked;
    }
}
