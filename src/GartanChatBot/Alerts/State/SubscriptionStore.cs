using GartanChatBot.Chat;
using GartanChatBot.Storage;

namespace GartanChatBot.Alerts.State;

/// <summary>
/// What each chat wants to be told. One that has not said so gets all stations and what is shipped; only differences are stored.
/// </summary>
internal sealed class SubscriptionStore(BotDatabase database)
{
    private readonly DocumentSet<Subscription> subscriptions = database.Documents<Subscription>("alert_subscriptions");

    public Subscription Of(ChatKey chat) => subscriptions.Find(chat.Value) ?? Subscription.DefaultFor(chat);

    /// <summary>One for each of them, in their order, at the cost of one read.</summary>
    public IReadOnlyList<Subscription> Of(IReadOnlyList<ChatKey> chats)
    {
        var stored = subscriptions.All().ToDictionary(subscription => subscription.Id, StringComparer.Ordinal);
        return [.. chats.Select(each => stored.GetValueOrDefault(each.Value) ?? Subscription.DefaultFor(each))];
    }

    public IReadOnlyList<Subscription> All() => subscriptions.All();

    public bool IsKnown(ChatKey chat) => subscriptions.Find(chat.Value) is not null;

    /// <summary>Changes what there is, in one transaction: two people may set things at the same time.</summary>
    public Subscription Change(ChatKey chat, Func<Subscription, Subscription> change) => database.InTransaction(() =>
    {
        var changed = change(Of(chat));
        subscriptions.Upsert(changed);
        return changed;
    });

    public void Disable(ChatKey chat, string reason) => Change(chat, known => known with { DisabledBecause = reason });

    /// <summary>Nothing is written for a conversation that was not disabled.</summary>
    public void Enable(ChatKey chat)
    {
        if (Of(chat).DisabledBecause is not null)
            Change(chat, known => known with { DisabledBecause = null });
    }

    public void Move(ChatKey from, ChatKey to)
    {
        if (subscriptions.Find(from.Value) is not { } known)
            return;

        subscriptions.Upsert(known with { Id = to.Value, DisabledBecause = null });
        subscriptions.Delete(known.Id);
    }

    public void Forget(ChatKey chat) => subscriptions.Delete(chat.Value);
}
