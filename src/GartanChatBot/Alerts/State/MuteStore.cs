using GartanChatBot.Chat;
using GartanChatBot.Chats;
using GartanChatBot.Crewing;
using GartanChatBot.Storage;
using NodaTime;

namespace GartanChatBot.Alerts.State;

/// <summary>Mutes that hold. One that has ended is not listed any more, and goes for good once its conversation was caught up.</summary>
internal sealed class MuteStore(BotDatabase database) : IConversationObserver
{
    private readonly CachedStore<Mute> mutes = new(database, "alert_mutes", mute => mute.Id);

    public void Add(Mute mute) => mutes.Put(mute);

    /// <summary>Those that hold now, the one that ends first before the others.</summary>
    public IReadOnlyList<Mute> Of(ChatKey chat, Instant now) =>
        [.. mutes.All.Where(mute => mute.Conversation == chat.Value && mute.Until > now).OrderBy(mute => mute.Until)];

    /// <summary>Ends it before its time, as if it had run out; false when there is none.</summary>
    public bool End(ChatKey chat, Callsign? callsign, Instant now) => database.InTransaction(() =>
    {
        if (mutes.Find(Mute.IdOf(chat, callsign)) is not { } mute || mute.Until <= now)
            return false;

        mutes.Put(mute with { Until = now });
        return true;
    });

    /// <summary>Also those that have ended and whose conversation was not caught up yet.</summary>
    internal IReadOnlyCollection<Mute> All() => mutes.All;

    internal void Delete(Mute mute) => mutes.Remove(mute.Id);

    public void Moved(Conversation from, Conversation to) => Move(from, to);

    public void Erased(Conversation conversation)
    {
        foreach (var mute in mutes.All.Where(mute => mute.Conversation == conversation.ToString()))
            Delete(mute);
    }

    private void Move(ChatKey from, ChatKey to)
    {
        foreach (var mute in mutes.All.Where(mute => mute.Conversation == from.Value).ToList())
        {
            mutes.Remove(mute.Id);
            mutes.Put(mute with { Id = $"{to}|{mute.Callsign}", Conversation = to.Value });
        }
    }
}
