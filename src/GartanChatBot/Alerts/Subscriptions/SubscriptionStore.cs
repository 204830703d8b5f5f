using GartanChatBot.Chat;
using GartanChatBot.Storage;

namespace GartanChatBot.Alerts.Subscriptions;

/// <summary>What each conversation wants to be told. One that has not said so gets all stations and what is shipped; only differences are stored.</summary>
internal sealed class SubscriptionStore(BotDatabase database)
{
    private readonly DocumentSet<Subscription> subscriptions = database.Documents<Subscription>("alert_subscriptions");

    public Subscription Of(Conversation conversation) => subscriptions.Find(conversation.ToString()) ?? Subscription.DefaultFor(conversation);

    /// <summary>One for each of them, in their order, at the cost of one read.</summary>
    public IReadOnlyList<Subscription> Of(IReadOnlyList<Conversation> conversations)
    {
        var stored = subscriptions.All().ToDictionary(subscription => subscription.Id, StringComparer.Ordinal);
        return [.. conversations.Select(each => stored.GetValueOrDefault(each.ToString()) ?? Subscription.DefaultFor(each))];
    }

    public void Save(Subscription subscription) => subscriptions.Upsert(subscription);

    /// <summary>Changes what there is, in one transaction: two people may set things at the same time.</summary>
    public Subscription Change(Conversation conversation, Func<Subscription, Subscription> change) => database.InTransaction(() =>
    {
        var changed = change(Of(conversation));
        subscriptions.Upsert(changed);
        return changed;
    });

    public void Disable(Conversation conversation, string reason) => Change(conversation, known => known with { DisabledBecause = reason });

    /// <summary>Nothing is written for a conversation that was not disabled.</summary>
    public void Enable(Conversation conversation)
    {
        if (Of(conversation).DisabledBecause is not null)
            Change(conversation, known => known with { DisabledBecause = null });
    }

    public void Move(Conversation from, Conversation to)
    {
        if (subscriptions.Find(from.ToString()) is not { } known)
            return;

        subscriptions.Upsert(known with { Id = to.ToString(), DisabledBecause = null });
        subscriptions.Delete(known.Id);
    }

    public void Forget(Conversation conversation) => subscriptions.Delete(conversation.ToString());
}
