using GartanChatBot.Crewing;
using GartanChatBot.Gartan;
using GartanChatBot.Gartan.Reading;
using GartanChatBot.Rota;

namespace GartanChatBot.Scraping;

/// <summary>Decides whether to accept a page: by its owner, its counts and the accepted layouts.</summary>
internal sealed class PageJudge(PageOwner owner, CountCheck counts, StationPictureStore pictures)
{
    /// <param name="previous">The station's last good page.</param>
    public DayReading Doubt(DayReading reading, StationDay? previous)
    {
        if ((reading.Day ?? reading.DayInDoubt) is not { } day)
            return reading;

        var doubts = ((PageRefusal?[])[owner.RefusalOf(day, previous), reading.Refusal, counts.Refuse(day, previous)])
            .OfType<PageRefusal>()
            .ToList();

        // A reason that can't be overruled comes before one that an administrator may accept.
        return doubts.Find(doubt => doubt.Change is null) is { } final ? DayReading.Doubted(day, final, reading.Diagnostics)
            : doubts.Count > 0 ? DayReading.Doubted(day, doubts[0], reading.Diagnostics)
            : reading;
    }

    public PageOutcome Judge(PageOutcome outcome, DayReading reading, bool accept)
    {
        outcome = outcome with { CountDifference = DifferenceOn(reading) };
        if (reading.Refusal?.Change is not { } change)
        {
            return outcome with
            {
                Day = reading.Day,
                Refusal = reading.Refusal?.Sentence,
                IsOtherStationsPage = reading.Refusal?.Reason is RefusalReason.WrongStation,
            };
        }

        if (accept)
            pictures.Accept(outcome.Station, change);

        return pictures.Accepts(outcome.Station, change)
            ? outcome with { Day = reading.DayInDoubt, Change = change }
            : outcome with { Refusal = reading.Refusal.Sentence, Change = change };
    }

    /// <summary>The difference on an accepted page.</summary>
    public CountDifference? DifferenceOn(StationDay page) => counts.DifferenceOn(page);

    private CountDifference? DifferenceOn(DayReading reading) =>
        reading.Refusal is null or { Reason: RefusalReason.CountsDiffer } && (reading.Day ?? reading.DayInDoubt) is { } day
            ? counts.DifferenceOn(day)
            : null;
}
