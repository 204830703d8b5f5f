using GartanChatBot.Chat;
using GartanChatBot.Chats;
using GartanChatBot.Crewing;
using GartanChatBot.Storage;
using NodaTime;

namespace GartanChatBot.Alerts.State;

/// <summary>Alert progress of one conversation across all gaps. Flat, because it is stored.</summary>
internal sealed record ChatProgress
{
    /// <summary>Id of the conversation.</summary>
    public required string Id { get; init; }

    /// <summary>Codes of the stations whose existing shortages were reported in a first summary.</summary>
    public string[] Baselines { get; init; } = [];

    /// <summary>Stations reported as unreadable, each with the time of the loss: <c>K41@17490…</c>.</summary>
    public string[] Lost { get; init; } = [];

    /// <summary>Codes of the stations that were in quiet hours at the last assessment; at their end a catch-up follows.</summary>
    public string[] Quiet { get; init; } = [];

    /// <summary>Day of the last digest.</summary>
    public LocalDate? LastDaily { get; init; }
}

/// <summary>Stores one document per conversation that gets alerts.</summary>
internal sealed class ChatProgressStore(BotDatabase database) : IConversationObserver
{
    private readonly CachedStore<ChatProgress> states = new(database, "alert_chats", state => state.Id);

    public IReadOnlyDictionary<string, ChatProgress> All() => states.All.ToDictionary(state => state.Id, StringComparer.Ordinal);

    public ChatProgress Of(string conversation) => states.Find(conversation) ?? new() { Id = conversation };

    public void Save(ChatProgress state) => states.Put(state);

    /// <summary>Replaces a station's code, or removes it.</summary>
    public void Replace(StationCode from, StationCode? to)
    {
        foreach (var state in states.All)
        {
            states.Put(
                state with
                {
                    Baselines = Renamed(state.Baselines, each => each == from.Value, _ => to?.Value),
                    Quiet = Renamed(state.Quiet, each => each == from.Value, _ => to?.Value),
                    Lost = Renamed(
                        state.Lost, each => each.StartsWith($"{from}@", StringComparison.Ordinal),
                        each => to is { } code ? $"{code}{each[from.Value.Length..]}" : null),
                });
        }
    }

    private static string[] Renamed(string[] all, Predicate<string> concerns, Func<string, string?> renamed) =>
        [.. all.Select(each => concerns(each) ? renamed(each) : each).OfType<string>()];

    public void Erased(Conversation conversation) => states.Remove(ChatKey.Of(conversation).Value);

    public void Moved(Conversation from, Conversation to)
    {
        if (states.Find(ChatKey.Of(from).Value) is not { } known)
            return;

        states.Remove(known.Id);
        states.Put(known with { Id = ChatKey.Of(to).Value });
    }
}
