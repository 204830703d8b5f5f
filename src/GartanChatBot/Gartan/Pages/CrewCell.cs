using System.Collections.Frozen;

namespace GartanChatBot.Gartan.Pages;

/// <summary>One crew cell to what it says. When in doubt the answer is not "available".</summary>
internal static class CrewCell
{
    // The red and the grey family: booked off without a code.
    private static readonly FrozenSet<Paint> OffPaints =
        new[] { 0xff0000, 0xff6666, 0xffcccc, 0xcccccc, 0x999999, 0xd8dde1, 0x808080 }.Select(Paint.Rgb).ToFrozenSet();

    /// <summary>The order of these decisions is the grid's grammar: code, class, no paint, paint.</summary>
    public static SlotReading Read(in GridCell cell, CodeBook codes, ReadingDiagnostics diagnostics)
    {
        if (!cell.Text.IsEmpty)
            return ReadCode(cell, codes, diagnostics);

        if (cell.HasClass("schTD_off"))
            return SlotReading.Off;

        if (cell.HoldsElements)
            return Odd("picture", diagnostics);

        if (!cell.Class.Span.IsWhiteSpace() && !cell.HasClass("schTD"))
            return Odd(cell.Class.Span, diagnostics);

        var paint = Paint.Of(cell.Style.Span);
        if (paint.IsNone)
            return SlotReading.Available;

        return OffPaints.Contains(paint) ? SlotReading.Off : Odd(paint.ToString(), diagnostics);
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

    private static SlotReading Odd(ReadOnlySpan<char> look, ReadingDiagnostics diagnostics)
    {
        diagnostics.OddCell(look);
        return SlotReading.Unreadable;
    }
}
