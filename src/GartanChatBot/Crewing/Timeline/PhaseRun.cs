using NodaTime;

namespace GartanChatBot.Crewing.Timeline;

/// <summary>A period in which an appliance stays on, off, committed or unknown. An unknown end is set to the end of the reading.</summary>
/// <param name="Phase">Phase of the whole period.</param>
/// <param name="Level">Level at the requested instant, else at the start.</param>
/// <param name="Start">Start of the period, or of the reading.</param>
/// <param name="End">End of the period, or of the reading.</param>
/// <param name="StartKnown">True if the start was seen.</param>
/// <param name="EndKnown">True if the end was seen; otherwise it lasts "at least until" <paramref name="End"/>.</param>
internal sealed record PhaseRun(RunPhase Phase, CrewingLevel Level, Instant Start, Instant End, bool StartKnown, bool EndKnown)
{
    /// <summary>The end; null if the run lasts to the end of the reading.</summary>
    public Instant? Until => EndKnown ? End : null;
}
