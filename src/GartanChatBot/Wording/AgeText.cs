using GartanChatBot.Chat.Replies;
using GartanChatBot.Rota;
using NodaTime;

namespace GartanChatBot.Wording;

/// <summary>The last line of what is told: when the oldest page was read that it rests on, with a warning where that is long ago.</summary>
internal static class AgeText
{
    public static IReadOnlyList<TextRun> Line(AnswerAge age, TimeText words) => age switch
    {
        { Worst: { Kind: RotaAgeKind.Old or RotaAgeKind.TooOld, ReadAt: { } at, Value: { } old } } => Line(at, old, words),
        { ReadAt: { } readAt } => Line(readAt, old: null, words),
        _ => [],
    };

    /// <param name="readAt">When the page was read.</param>
    /// <param name="old">Its age where that is a warning.</param>
    /// <param name="words">How times are said.</param>
    public static IReadOnlyList<TextRun> Line(Instant readAt, Duration? old, TimeText words) =>
        ["Gartan ", words.When(readAt), old is { } age ? $" · ⚠ {LengthText.OfAge(age)} old" : ""];

    /// <summary>Beside one gap of several; nothing while its reading is fresh.</summary>
    public static IReadOnlyList<TextRun> Mark(AnswerAge age, TimeText words) =>
        age.Worst is { Kind: RotaAgeKind.Old or RotaAgeKind.TooOld, ReadAt: { } at } ? [" · ⚠ read ", words.When(at)] : [];
}
