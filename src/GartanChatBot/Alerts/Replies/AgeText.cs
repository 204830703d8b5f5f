using GartanChatBot.Chat.Replies;
using GartanChatBot.Rota;

namespace GartanChatBot.Alerts.Replies;

/// <summary>The last line of what is told: when the oldest page was read that it rests on, with a warning where that is long ago.</summary>
internal static class AgeText
{
    public static IReadOnlyList<Span> Line(AnswerAge age, ReplyWords words) => age switch
    {
        { Worst: { Kind: RotaAgeKind.Old or RotaAgeKind.TooOld, ReadAt: { } at, Value: { } old } } => words.ReadLongAgo(at, old),
        { ReadAt: { } readAt } => words.ReadAt(readAt),
        _ => [],
    };

    /// <summary>Beside one gap of several; nothing while its reading is fresh.</summary>
    public static IReadOnlyList<Span> Mark(AnswerAge age, ReplyWords words) =>
        age.Worst is { Kind: RotaAgeKind.Old or RotaAgeKind.TooOld, ReadAt: { } at } ? [" · ⚠ read ", words.When(at)] : [];
}
