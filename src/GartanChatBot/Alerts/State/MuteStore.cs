using GartanChatBot.Chat;
using GartanChatBot.Chats;
using GartanChatBot.Crewing;
using GartanChatBot.Storage;
using NodaTime;

namespace GartanChatBot.Alerts.State;

/// <summary>Stores mutes. One that has ended is no longer listed, and is deleted after its conversation got a catch-up.</summary>
internal sealed class MuteStore(BotDatabase database) : IConversationObserver
{
    private readonly CachedStore<Mute> mutes = new(database, "alert_mutes", mute => mute.Id);

    public void Add(Mute mute) => mutes.Put(mute);

    /// <summary>Active mutes, the one that ends first before the others.</summary>
    public IReadOnlyList<Mute> Of(ChatKey chat, Instant now) =>
        [.. mutes.All.Where(mute => mute.Conversation == chat.Value && mute.Until > now).OrderBy(mute => mute.Until)];

    /// <summary>Ends a mute early, as if it had expired; false if there is none.</summary>
    public bool End(ChatKey chat, Callsign? callsign, Instant now) => database.InTransaction(() =>
    {
        if (mutes.Find(Mute.IdOf(chat, callsign)) is not { } mute || mute.Until <= now)
            return false;

        mutes.Put(mute with { Until = now });
        return true;
    });

    /// <summary>All mutes, including ended ones without a catch-up yet.</summary>
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
