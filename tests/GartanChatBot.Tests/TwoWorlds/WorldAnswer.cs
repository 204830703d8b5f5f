using System.Text.RegularExpressions;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Chat.Terminal;
using GartanChatBot.Crewing;

namespace GartanChatBot.Tests.TwoWorlds;

/// <summary>
/// What an answer means: its verdict and its words, without the age under it, without buttons, and whatever the station is called.
/// </summary>
internal sealed partial record WorldAnswer(Tone Tone, string Text)
{
    /// <summary>
    /// Good news and promises: said of a world with something hidden only when it is true however the hidden time is filled.
    /// </summary>
    private static readonly string[] Promises =
    [
        "🟢", "no gap", "nothing to fix", "stays on the run", "still on the run", "yes –", "no –", "nothing else", "nothing is missing",
        "can spare any one person", "nothing would change", "no difference", "nothing else changes", "no pump relies",
        "nobody is booked on.", "best day", "no further gap",
        "would be on the run", "relies on no one person", "on all of it", ": all of it", "nothing was missing", "nothing will be missing",
        "could spare any one person", "relied on no one person", "no pump relied", "nobody was booked on.",
    ];

    public static WorldAnswer Of(Reply reply, StationCode code)
    {
        var plain = reply with { Blocks = [.. reply.Blocks.Where(block => block is not (ReplyBlock.Buttons or ReplyBlock.Footnote))] };
        return new(reply.Tone, new TerminalWriter().Write(plain).Replace(code.Value, "X", StringComparison.Ordinal));
    }

    /// <summary>
    /// What is wrong with it, given what is said of every way in which the hidden time may be filled; null when nothing is.
    /// </summary>
    public string? FaultBeside(IReadOnlyList<WorldAnswer> filled)
    {
        if (
            Promises.FirstOrDefault(promise =>
                Said.Contains(promise, StringComparison.OrdinalIgnoreCase) && !filled.All(answer => answer.Says(promise))
            ) is
            { } promised)
            return $"promises \"{promised}\"";

        if (
            filled.Select(answer => answer.Tone).Distinct().Count() > 1
            && Tone is not Tone.Unknown
            && filled.Any(answer => Badness(answer.Tone) > Badness(Tone)))
            return $"its verdict {Tone} is better than that of a filled world";

        if (Tone is Tone.Bad && filled.Any(answer => answer.IsOnTheRunThroughout))
            return "its verdict is bad though a filled world is on the run";

        return filled.Select(answer => answer.Text).Distinct().Count() > 1 && !Unknowing.IsMatch(Text)
            ? "does not say what is not known"
            : null;
    }

    public override string ToString() => $"[{Tone}] {Text}";

    /// <summary>Not the 🟡 of an answer that names a time off the run all the same: then a red verdict is no untruth.</summary>
    private bool IsOnTheRunThroughout =>
        Tone is Tone.Good or Tone.Thin or Tone.Reduced or Tone.Committed && !Text.Contains("🔴", StringComparison.Ordinal);

    /// <summary>What is called the last known promises nothing.</summary>
    private string Said => Tone is Tone.Unknown ? Text.Split("Last known: ")[0] : Text;

    /// <summary>A world in which nothing would change contradicts nobody who says that it stays as it is.</summary>
    private bool Says(string promise) =>
        Said.Contains(promise, StringComparison.OrdinalIgnoreCase)
        || (
            promise is "stays on the run" or "yes –" or "no difference" or "for the rest nothing changes"
            && Said.Contains("nothing would change", StringComparison.Ordinal));

    private static int Badness(Tone tone) => tone switch
    {
        Tone.Bad => 4,
        Tone.Reduced => 3,
        Tone.Thin => 2,
        Tone.Committed => 1,
        _ => 0,
    };

    [GeneratedRegex(
        "not (all )?(read|known)|isn't known|can't (be )?(read|tell|told|say)|don't know|not been able to read|or earlier|or longer|at "
            + "least until",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Unknowing { get; }
}
