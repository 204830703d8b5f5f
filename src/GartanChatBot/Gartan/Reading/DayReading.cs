using System.Diagnostics.CodeAnalysis;
using GartanChatBot.Crewing;

namespace GartanChatBot.Gartan.Reading;

/// <summary>Result of reading a page: a day, or the reason why it was rejected; and diagnostics.</summary>
internal sealed record DayReading
{
    private DayReading(StationDay? day, PageRefusal? refusal, ReadingDiagnostics diagnostics) =>
        (Day, Refusal, Diagnostics) = (day, refusal, diagnostics);

    public StationDay? Day { get; }

    public PageRefusal? Refusal { get; }

    /// <summary>The day of a page with a new layout, kept for the case that it is accepted; not used before.</summary>
    public StationDay? DayInDoubt { get; private init; }

    public ReadingDiagnostics Diagnostics { get; }

    [MemberNotNullWhen(true, nameof(Refusal))]
    [MemberNotNullWhen(false, nameof(Day))]
    public bool IsRefused => Refusal is not null;

    public static DayReading Of(StationDay day, ReadingDiagnostics diagnostics) => new(day, refusal: null, diagnostics);

    /// <summary>A readable page that is rejected until it is accepted.</summary>
    public static DayReading Doubted(StationDay day, PageRefusal refusal, ReadingDiagnostics diagnostics) =>
        new(day: null, refusal, diagnostics) { DayInDoubt = day };

    public static DayReading Refused(PageRefusal refusal, ReadingDiagnostics diagnostics) => new(day: null, refusal, diagnostics);
}
