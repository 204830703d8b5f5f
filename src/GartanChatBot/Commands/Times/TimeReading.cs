using NodaTime;

namespace GartanChatBot.Commands.Times;

/// <summary>
/// What the words of a time mean: a span, a moment (an interval without length), or neither, with the reason in a sentence where there
/// is one. <paramref name="Other"/> is what some people would mean by the same words.
/// </summary>
internal readonly record struct TimeReading(Interval? Time, string? Fault = null, Interval? Other = null)
{
    public static readonly TimeReading None;
}
