using GartanChatBot.Chat.Replies;
using GartanChatBot.Rota;
using NodaTime;

namespace GartanChatBot.Wording;

/// <summary>Last line of an answer: the time of its oldest reading, with a warning if that is old.</summary>
internal static class AgeText
{
    public static IReadOnlyList<TextRun> Line(AnswerAge age, TimeText words) => age switch
    {
        { Worst: { Kind: RotaAgeKind.Old or RotaAgeKind.TooOld, ReadAt: { } at, Value: { } old } } => Line(at, old, words),
        { ReadAt: { } readAt } => Line(readAt, old: null, words),
        _ => [],
    };

    /// <param name="readAt">Time of the reading.</param>
    /// <param name="old">Age to warn about; null if it is fresh.</param>
    /// <param name="words">Formats times.</param>
    public static IReadOnlyList<TextRun> Line(Instant readAt, Duration? old, TimeText words) =>
        ["Gartan ", words.When(readAt), old is { } age ? $" · ⚠ {LengthText.OfAge(age)} old" : ""];

    /// <summary>Age mark for one gap of several; empty if its reading is fresh.</summary>
    public static IReadOnlyList<TextRun> Mark(AnswerAge age, TimeText words) =>
        age.Worst is { Kind: RotaAgeKind.Old or RotaAgeKind.TooOld, ReadAt: { } at } ? [" · ⚠ read ", words.When(at)] : [];
}
