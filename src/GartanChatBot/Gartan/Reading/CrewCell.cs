using System.Collections.Frozen;
using GartanChatBot.Gartan.Pages;

namespace GartanChatBot.Gartan.Reading;

/// <summary>Reads one crew cell, independent of the rest of the page.</summary>
internal static class CrewCell
{
    // Red and grey colours: booked off without a code.
    private static readonly FrozenSet<Paint> OffPaints =
        new[] { 0xff0000, 0xff6666, 0xffcccc, 0xcccccc, 0x999999, 0xd8dde1, 0x808080 }.Select(Paint.Rgb).ToFrozenSet();

    /// <summary>
    /// Decides by code, then class, then colour. An empty cell that isn't plainly off is on unless its marks say otherwise.
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

        // A description can reveal sickness where the code does not.
        var tellsOfSickness = cell.Title.Span.Contains("sick", StringComparison.OrdinalIgnoreCase);
        return reading == SlotReading.Off && tellsOfSickness ? SlotReading.Away : reading;
    }
}
