using NodaTime;

namespace GartanChatBot.Crewing.Timeline;

/// <summary>
/// A stretch in which an appliance stays on, off, committed or unknown. Where an end is not known, it lies where the reading stops.
/// </summary>
/// <param name="Phase">The same throughout.</param>
/// <param name="Level">At the instant that was asked for, else at the start.</param>
/// <param name="Start">Where it begins, or where the reading does.</param>
/// <param name="End">Where it ends, or where the reading does.</param>
/// <param name="StartKnown">It was seen to begin.</param>
/// <param name="EndKnown">It will be seen to end; when not, it lasts "at least until" <paramref name="End"/>.</param>
internal sealed record PhaseRun(RunPhase Phase, CrewingLevel Level, Instant Start, Instant End, bool StartKnown, bool EndKnown)
{
    /// <summary>When it ends; null when it lasts to the end of what was read.</summary>
    public Instant? Until => EndKnown ? End : null;
}
