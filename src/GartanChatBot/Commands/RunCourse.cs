using GartanChatBot.Chat.Replies;
using GartanChatBot.Crewing;
using GartanChatBot.Wording;

namespace GartanChatBot.Commands;

/// <summary>What becomes of the present verdict: until when it lasts and what then, or since when, why, and when it is back.</summary>
internal static class RunCourse
{
    /// <summary>To follow the verdict; nothing for what is not known.</summary>
    public static IReadOnlyList<TextRun> Of(ResolvedQuestion asked, ApplianceOutlook outlook) => outlook.State.Phase switch
    {
        RunPhase.Unknown => [],
        RunPhase.Off => Off(asked, outlook),
        RunPhase.Committed => [.. outlook.Until, "."],
        _ => On(asked, outlook),
    };

    private static IReadOnlyList<TextRun> On(ResolvedQuestion asked, ApplianceOutlook outlook)
    {
        if (!outlook.Run.EndKnown)
            return ["at least until ", asked.Times.Date(outlook.Run.End), "."];

        if (!outlook.EndsThen)
            return ["at least until ", asked.Times.When(outlook.Run.End), ". After that I don't know."];

        var why = CrewingText.WhyOff(outlook.StateAtEnd);
        return outlook.Next switch
        {
            { Phase: RunPhase.Off, EndKnown: true } off when asked.Timeline.StateAt(outlook.Pump, off.End).Phase is not RunPhase.Unknown =>
                ["until ", asked.Times.When(outlook.Run.End), $", then off for {LengthText.Of(off.End - off.Start)} ({why})."],
            { Phase: RunPhase.Off } => ["until ", asked.Times.When(outlook.Run.End), $", then off ({why})."],
            _ => ["until ", asked.Times.When(outlook.Run.End), "."],
        };
    }

    private static IReadOnlyList<TextRun> Off(ResolvedQuestion asked, ApplianceOutlook outlook)
    {
        List<TextRun> text = [.. outlook.Since, $": {CrewingText.WhyOff(outlook.State)}. "];
        if (!outlook.Run.EndKnown)
            return [.. text, "Nothing better booked before ", asked.Times.Day(outlook.Run.End), "."];

        if (outlook.StateAtEnd.Phase is not RunPhase.On)
            return [.. text, "At least until ", asked.Times.When(outlook.Run.End), "."];

        var missing = outlook.State.Unmet;
        var back = CrewChange.WhoMatter(new CrewChange(asked.Timeline, outlook.Run.End).Joining, missing);
        var names = back.Count > 0 && asked.Names.AreShown ? $" ({ListText.Of([.. back.Select(asked.Names.Of)])})" : "";
        return [.. text, "Back ", asked.Times.When(outlook.Run.End), $"{names}."];
    }
}
