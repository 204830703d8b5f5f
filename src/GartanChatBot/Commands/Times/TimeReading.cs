using NodaTime;

namespace GartanChatBot.Commands.Times;

/// <summary>
/// Result of parsing a time: a period, a moment (interval of zero length), or neither, with the reason if known. <paramref name="Other"/>
/// is another meaning that some people give the same words.
/// </summary>
internal readonly record struct TimeReading(Interval? Time, string? Fault = null, Interval? Other = null)
{
    public static readonly TimeReading None;
}
