using System.Collections.Frozen;
using GartanChatBot.Gartan.Pages;

namespace GartanChatBot.Gartan.Reading;

/// <summary>Reads one crew cell on its own, without looking at the rest of the page.</summary>
internal static class CrewCell
{
    // The red and the grey family: booked off without a code.
    private static readonly FrozenSet<Paint> OffPaints =
        new[] { 0xff0000, 0xff6666, 0xffcccc, 0xcccccc, 0x999999, 0xd8dde1, 0x808080 }.Select(Paint.Rgb).ToFrozenSet();

    /// <summary>
    /// The order of these decisions is the grid's grammar: code, class, paint. An empty cell that is not plainly off is on
    /// if its marks say nothing else.
    /// </summary>
    public static SlotReading Read(in GridCell cell, CodeBook codes, ReadingDiagnostics diagnostics)
    {
        if (!cell.Text.IsEmpty)
            return ReadCode(cell, codes, diagnostics);

        var isOff = cell.HasClass("schTD_off") || OffPaints.Contains(Paint.Of(cell.Style.Span));
        return isOff ? SlotReading.Off : SlotReading.Available;
    }

    private static SlotReading ReadCode(in GridCell cell, CodeBook codes, ReadingDiagnostics diagnostics)
    {
        var code = cell.Text.Span;
        var reading = codes.Read(code, out var known);
        if (!known)
            diagnostics.UnknownCode(code);

        // A description can tell of sickness where the code alone does not.
        var tellsOfSickness = cell.Title.Span.Contains("sick", StringComparison.OrdinalIgnoreCase);
        return reading == SlotReading.Off && tellsOfSickness ? SlotReading.Away : reading;
    }
}
