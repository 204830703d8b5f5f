using GartanChatBot.Chat;
using GartanChatBot.Storage;
using NodaTime;

namespace GartanChatBot.Alerts.Personal;

/// <summary>Whose account said "seen", where and when: what was told there holds only a name. Flat, because it is stored.</summary>
internal sealed record SeenMark
{
    /// <summary>Account, conversation and gap.</summary>
    public required string Id { get; init; }

    /// <summary><c>telegram:4711</c></summary>
    public required string Account { get; init; }

    public required string Conversation { get; init; }

    public required string Gap { get; init; }

    /// <summary>The same moment stands in all that was told: pieces of a gap take it over.</summary>
    public required Instant At { get; init; }

    public static string IdOf(string account, ChatKey chat, string gap) => $"{account}|{chat}|{gap}";
}

/// <summary>As many as there are gaps that somebody has seen.</summary>
internal sealed class SeenMarkStore(BotDatabase database)
{
    private readonly DocumentSet<SeenMark> marks = database.Documents<SeenMark>("alert_seen");

    public IReadOnlyList<SeenMark> All() => marks.All();

    public IReadOnlyList<SeenMark> Of(string account) => [.. marks.All().Where(mark => mark.Account == account)];

    public void Save(SeenMark mark) => marks.Upsert(mark);

    public void Delete(SeenMark mark) => marks.Delete(mark.Id);

    public void Move(ChatKey from, ChatKey to)
    {
        foreach (var mark in marks.All().Where(mark => mark.Conversation == from.Value))
        {
            marks.Delete(mark.Id);
            marks.Upsert(mark with { Id = SeenMark.IdOf(mark.Account, to, mark.Gap), Conversation = to.Value });
        }
    }
}
