using System.Diagnostics.CodeAnalysis;
using GartanChatBot.Crewing;

namespace GartanChatBot.Gartan;

/// <summary>What came of reading a page: a day, or the reason why it can't be trusted; and what was odd in it.</summary>
internal sealed record DayReading
{
    private DayReading(StationDay? day, PageRefusal? refusal, ReadingDiagnostics diagnostics) =>
        (Day, Refusal, Diagnostics) = (day, refusal, diagnostics);

    public StationDay? Day { get; }

    public PageRefusal? Refusal { get; }

    public ReadingDiagnostics Diagnostics { get; }

    [MemberNotNullWhen(true, nameof(Refusal))]
    [MemberNotNullWhen(false, nameof(Day))]
    public bool IsRefused => Refusal is not null;

    public static DayReading Of(StationDay day, ReadingDiagnostics diagnostics) => new(day, refusal: null, diagnostics);

    public static DayReading Refused(PageRefusal refusal, ReadingDiagnostics diagnostics) => new(day: null, refusal, diagnostics);
}
