using GartanChatBot.Chat;
using GartanChatBot.Storage;
using NodaTime;

namespace GartanChatBot.Alerts;

/// <summary>How far one conversation is with what it was told as a whole. Flat, because it is stored.</summary>
internal sealed record ChatProgress
{
    /// <summary>The conversation.</summary>
    public required string Id { get; init; }

    /// <summary>Codes of the stations whose standing shortages it was told in one summary.</summary>
    public string[] Baselines { get; init; } = [];

    /// <summary>Stations of which it was told that nobody can read them, each with the moment from which on: <c>K41@17490…</c>.</summary>
    public string[] Lost { get; init; } = [];

    /// <summary>Codes of the stations for which quiet hours were on when it was last looked at: at their end it is caught up.</summary>
    public string[] Quiet { get; init; } = [];

    /// <summary>Day of the last digest.</summary>
    public LocalDate? LastDaily { get; init; }
}

/// <summary>One document for each conversation that is told anything.</summary>
internal sealed class ChatProgressStore(BotDatabase database)
{
    private readonly DocumentSet<ChatProgress> states = database.Documents<ChatProgress>("alert_chats");

    public IReadOnlyDictionary<string, ChatProgress> All() => states.All().ToDictionary(state => state.Id, StringComparer.Ordinal);

    public ChatProgress Of(string conversation) => states.Find(conversation) ?? new() { Id = conversation };

    public void Save(ChatProgress state) => states.Upsert(state);

    public void Forget(ChatKey chat) => states.Delete(chat.Value);

    public void Move(ChatKey from, ChatKey to)
    {
        if (states.Find(from.Value) is not { } known)
            return;

        states.Upsert(known with { Id = to.Value });
        states.Delete(known.Id);
    }
}
