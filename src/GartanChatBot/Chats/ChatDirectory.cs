using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Storage;
using NodaTime;

namespace GartanChatBot.Chats;

/// <summary>All conversations that contacted the bot: approval, answer settings and alert settings.</summary>
internal sealed class ChatDirectory(BotDatabase database, ChatOptions options, AuditStore audit, TimeProvider time) : IConversationObserver
{
    private const string ByConfiguration = "configuration";

    private static readonly Duration UnansweredAreKept = Duration.FromDays(30);

    private readonly CachedStore<ChatSettings> chats = new(database, "chats", chat => chat.Id);

    private readonly HashSet<string> configured = options.Approved
        .Select(text => Conversation.TryParse(text, out var place) ? ChatKey.Of(place).Value : null)
        .OfType<string>()
        .ToHashSet(StringComparer.Ordinal);

    public IReadOnlyCollection<ChatSettings> All => chats.All;

    /// <summary>Approved conversations, from configuration or by an administrator.</summary>
    public IReadOnlyList<Conversation> Approved => [.. ApprovedChats.Select(chat => chat.Place())];

    /// <inheritdoc cref="Approved"/>
    public IReadOnlyList<ChatSettings> ApprovedChats
    {
        get
        {
            var known = chats.All;
            return
            [
                .. known.Where(chat => chat.State is not ChatState.Gone && IsLetIn(chat.Id, chat)),
                .. configured.Except(known.Select(chat => chat.Id)).Select(id => new ChatSettings { Id = id }),
            ];
        }
    }

    public ChatSettings? Find(ChatKey chat) => chats.Find(chat.Value);

    /// <summary>Returns the chat's settings; defaults for an unknown chat.</summary>
    public ChatSettings SettingsOf(ChatKey chat) => Find(chat) ?? new() { Id = chat.Value };

    public bool IsApproved(ChatKey chat) => IsLetIn(chat.Value, chats.Find(chat.Value));

    public bool IsConfigured(ChatKey chat) => configured.Contains(chat.Value);

    /// <summary>
    /// Changes the chat's settings, creating an unknown chat. Runs in one transaction, because two users may change settings at the same
    /// time.
    /// </summary>
    public ChatSettings Change(Conversation conversation, Func<ChatSettings, ChatSettings> change) => database.InTransaction(() =>
    {
        var known = SettingsOf(conversation);
        var chat = change(known with { IsPrivate = known.IsPrivate || conversation.IsPrivate });
        chats.Put(chat);
        return chat;
    });

    public ChatSettings LetIn(Conversation conversation, string by) =>
        database.InTransaction(() =>
        {
            audit.Add(by, "let in", ChatKey.Of(conversation).Value);
            return Change(conversation, chat =>
                chat with
                {
                    State = ChatState.Approved,
                    ApprovedBy = by,
                    ApprovedAt = Now(),
                    TurnedAwayAt = null,
                });
        });

    /// <summary>Blocks a chat. This also withdraws an approval, including one from configuration.</summary>
    public ChatSettings Refuse(Conversation conversation, string by) => database.InTransaction(() =>
    {
        audit.Add(by, "refused", ChatKey.Of(conversation).Value);
        return Change(conversation, chat => chat with { State = ChatState.Refused, ApprovedBy = null, ApprovedAt = null });
    });

    /// <summary>
    /// Records that the bot was added. Called by <see cref="AccessRequests"/>, which receives that event and decides by the recorded state.
    /// </summary>
    public void RecordOpened(Conversation conversation, string title) => database.InTransaction(() => Change(conversation, chat => chat with
    {
        Title = DisplayNameSanitizer.Of(title) is { Length: > 0 } named ? named : chat.Title,
        IsPrivate = conversation.IsPrivate,
        State = chat.State is not ChatState.Gone ? chat.State : chat.ApprovedBy is null ? ChatState.Heard : ChatState.Approved,
        DisabledBecause = null,
    }));

    /// <summary>Marks a known chat as gone; a chat that never contacted the bot is not stored.</summary>
    public void Ended(Conversation conversation, string reason) => database.InTransaction(() =>
    {
        if (!IsConfigured(conversation) && Find(conversation) is null)
            return;

        Change(conversation, chat => chat with
        {
            State = chat.State is ChatState.Refused ? ChatState.Refused : ChatState.Gone,
            DisabledBecause = reason,
        });
    });

    /// <summary>
    /// Moves decisions and settings to the new id; a question from an unknown chat that arrived first under the new id does not override
    /// them.
    /// </summary>
    public void Moved(Conversation from, Conversation to) => database.InTransaction(() =>
    {
        if (ChatKey.Of(from) == to)
            return;

        var (old, present) = (Find(from) is { } known ? known with { DisabledBecause = null } : null, Find(to));
        if (IsConfigured(from) && old?.State is not ChatState.Refused)
            old = (old ?? new() { Id = "" }) with
            {
                State = ChatState.Approved,
                ApprovedBy = old?.ApprovedBy ?? ByConfiguration,
                ApprovedAt = old?.ApprovedAt ?? Now(),
            };

        if (old is not null && present?.State is not (ChatState.Approved or ChatState.Refused))
            chats.Put(old with { Id = ChatKey.Of(to).Value, Title = present?.Title is { Length: > 0 } title ? title : old.Title });
        else if (old?.HasAlertSettings() is true)
            chats.Put(present!.WithAlertsOf(old));

        // The configuration still names the old id. Without this mark it would count as an approved chat that never got an alert.
        if (IsConfigured(from))
            chats.Put(new() { Id = ChatKey.Of(from).Value, State = ChatState.Gone });
        else if (old is not null)
            chats.Remove(ChatKey.Of(from).Value);
    });

    /// <summary>Replaces a station's code in the chats' settings.</summary>
    public void RenameStation(string from, string to) => database.InTransaction(() =>
    {
        foreach (var chat in chats.All.Where(chat => string.Equals(chat.Station, from, StringComparison.OrdinalIgnoreCase)).ToList())
            chats.Put(chat with { Station = to });
    });

    public bool Forget(ChatKey chat) => chats.Remove(chat.Value);

    /// <summary>
    /// Deletes requests that were not decided within a month, and chats that are gone without an approval. The alert settings of a linked
    /// person's private chat are kept.
    /// </summary>
    public void Prune(LocalDate today) =>
        database.InTransaction(() =>
        {
            var oldest = today.AtMidnight().InUtc().ToInstant() - UnansweredAreKept;
            foreach (
                var chat in chats
                    .All.Where(chat => chat.State is ChatState.Asked && chat.AskedAt < oldest || IsGoneForNothing(chat))
                    .ToList())
            {
                if (chat.HasAlertSettings())
                    chats.Put(chat.AlertsOnly());
                else
                    chats.Remove(chat.Id);
            }
        });

    private bool IsGoneForNothing(ChatSettings chat) =>
        chat is { State: ChatState.Gone, ApprovedBy: null } && !configured.Contains(chat.Id);

    private bool IsLetIn(string id, ChatSettings? chat) => chat?.State switch
    {
        ChatState.Approved => true,
        ChatState.Refused => false,
        ChatState.Gone when chat.ApprovedBy is not null => true,
        _ => configured.Contains(id),
    };

    private Instant Now() => time.GetCurrentInstant();
}
