using System.Globalization;
using GartanChatBot.Chat.Telegram;
using GartanChatBot.Storage;
using NodaTime;

namespace GartanChatBot.Inbox;

/// <summary>
/// Stores Telegram updates until they are answered, and the known messages of each chat. Of an answered update only the id is kept, for as
/// long as Telegram could deliver it again.
/// </summary>
internal sealed class TelegramMemoryStore
{
    private const string MenuId = "menu";

    /// <summary>Telegram keeps undelivered updates for 24 h (https://core.telegram.org/bots/api#getting-updates); 2 h margin.</summary>
    private static readonly Duration NumbersAreKept = Duration.FromHours(26);

    private readonly BotDatabase database;
    private readonly TimeProvider time;
    private readonly DocumentSet<StoredUpdate> updates;
    private readonly DocumentSet<StoredChat> chats;
    private readonly DocumentSet<StoredMenu> menus;

    public TelegramMemoryStore(BotDatabase database, TimeProvider time)
    {
        (this.database, this.time) = (database, time);
        updates = database.Documents<StoredUpdate>("telegram_updates");
        chats = database.Documents<StoredChat>("telegram_chats");
        menus = database.Documents<StoredMenu>("telegram_menu");
        updates.EnsureIndex("pending", "$.Pending");
        updates.EnsureIndex("taken", "$.TakenAt");
    }

    public TelegramMemory AsMemory() => new(Take, Pending, Save, LoadChat, () => menus.Find(MenuId)?.Fingerprint, SaveMenu);

    private IReadOnlyList<ReceivedUpdate> Take(IReadOnlyList<ReceivedUpdate> batch)
    {
        // No commit if all are known: after a crash Telegram delivers them again.
        if (batch.All(update => IsKnown(update.Id)))
            return [];

        return database.InTransaction(() =>
        {
            var now = time.GetCurrentInstant();
            updates.DeleteWhere("$.TakenAt BETWEEN @0 AND @1", 0L, (now - NumbersAreKept).ToUnixTimeTicks());
            List<ReceivedUpdate> fresh = [.. batch.DistinctBy(update => update.Id).Where(update => !IsKnown(update.Id))];
            foreach (var (order, update) in fresh.Index())
                updates.Insert(new StoredUpdate { Id = Key(update.Id), TakenAt = now, Pending = 1, Order = order, Json = update.Json });

            return fresh;
        });
    }

    private IReadOnlyList<ReceivedUpdate> Pending() =>
    [
        .. updates.Where("$.Pending BETWEEN @0 AND @1", 1, 1)
            .OrderBy(stored => stored.TakenAt).ThenBy(stored => stored.Order)
            .Select(stored => new ReceivedUpdate(int.Parse(stored.Id, CultureInfo.InvariantCulture), stored.Json)),
    ];

    private void Save(IReadOnlyList<int> answered, IReadOnlyList<ChatMark> marks)
    {
        if (answered.Count == 0 && marks.Count == 0)
            return;

        database.InTransaction(() =>
        {
            foreach (var id in answered)
                updates.Upsert(
                    new StoredUpdate
                    {
                        Id = Key(id),
                        TakenAt = updates.Find(Key(id))?.TakenAt ?? time.GetCurrentInstant(),
                        Pending = 0,
                        Json = "",
                    });

            foreach (var mark in marks)
                chats.Upsert(StoredChat.Pack(mark));
        });
    }

    private ChatMark? LoadChat(long chat) => chats.Find(Key(chat))?.Unpack();

    private void SaveMenu(string fingerprint) => menus.Upsert(new StoredMenu { Id = MenuId, Fingerprint = fingerprint });

    private bool IsKnown(int id) => updates.Find(Key(id)) is not null;

    private static string Key(long id) => id.ToString(CultureInfo.InvariantCulture);

    /// <summary>A stored update; its JSON is cleared once it is answered.</summary>
    internal sealed class StoredUpdate
    {
        public required string Id { get; init; }

        public Instant TakenAt { get; init; }

        /// <summary>1 until it is answered, then 0.</summary>
        public int Pending { get; init; }

        /// <summary>Position within its batch.</summary>
        public int Order { get; init; }

        public required string Json { get; init; }
    }

    /// <summary>Known messages of a chat.</summary>
    internal sealed class StoredChat
    {
        public required string Id { get; init; }

        public int Highest { get; init; }

        public List<int> Own { get; init; } = [];

        public static StoredChat Pack(ChatMark mark) =>
            new()
            {
                Id = Key(mark.Chat),
                Highest = mark.Highest,
                Own = [.. mark.Own],
            };

        public ChatMark Unpack() => new(long.Parse(Id, CultureInfo.InvariantCulture), Highest, Own);
    }

    /// <summary>Hash of the last published command menu.</summary>
    internal sealed class StoredMenu
    {
        public required string Id { get; init; }

        public required string Fingerprint { get; init; }
    }
}
