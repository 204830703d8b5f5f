using System.Diagnostics.CodeAnalysis;
using GartanChatBot.Crewing;

namespace GartanChatBot.Gartan.Reading;

/// <summary>What came of reading a page: a day, or the reason why it can't be trusted; and what was odd in it.</summary>
internal sealed record DayReading
{
    private DayReading(StationDay? day, PageRefusal? refusal, ReadingDiagnostics diagnostics) =>
        (Day, Refusal, Diagnostics) = (day, refusal, diagnostics);

    public StationDay? Day { get; }

    public PageRefusal? Refusal { get; }

    /// <summary>What a page of another picture would say, for the case that it is accepted; nobody may use it before.</summary>
    public StationDay? DayInDoubt { get; private init; }

    public ReadingDiagnostics Diagnostics { get; }

    [MemberNotNullWhen(true, nameof(Refusal))]
    [MemberNotNullWhen(false, nameof(Day))]
    public bool IsRefused => Refusal is not null;

    public static DayReading Of(StationDay day, ReadingDiagnostics diagnostics) => new(day, refusal: null, diagnostics);

    /// <summary>The page can be read and is not believed.</summary>
    public static DayReading Doubted(StationDay day, PageRefusal refusal, ReadingDiagnostics diagnostics) =>
        new(day: null, refusal, diagnostics) { DayInDoubt = day };

    public static DayReading Refused(PageRefusal refusal, ReadingDiagnostics diagnostics) => new(day: null, refusal, diagnostics);
}
