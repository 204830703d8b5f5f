using GartanChatBot.Chat;
using GartanChatBot.Chat.Terminal;

namespace GartanChatBot.Alerts.Subscriptions;

/// <summary>Who is told: every approved conversation of a platform that runs, and the terminal when somebody sits at it.</summary>
internal sealed class AlertAudience(ApprovedConversations approved, SubscriptionStore subscriptions, IEnumerable<IChatPlatform> platforms)
{
    private readonly HashSet<string> running = platforms.Select(platform => platform.Name).ToHashSet(StringComparer.Ordinal);
    private readonly Conversation[] terminal = [.. platforms.OfType<TerminalPlatform>().Select(_ => TerminalPlatform.Console).Take(1)];

    /// <summary>Those that can be told something now: approved, and not disabled because nothing gets there.</summary>
    public IReadOnlyList<Subscription> Now() => [.. All().Where(subscription => subscription.DisabledBecause is null)];

    /// <summary>Also those to which nothing gets through.</summary>
    public IReadOnlyList<Subscription> All() =>
        subscriptions.Of([.. approved().Where(each => running.Contains(each.Platform)).Concat(terminal).Select(ChatKey.Of).Distinct()]);
}
