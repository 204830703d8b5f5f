using NodaTime;

namespace GartanChatBot;

/// <summary>The injected clock in NodaTime's terms.</summary>
internal static class TimeProviderExtensions
{
    /// <summary>Named as NodaTime's own clock has it.</summary>
    public static Instant GetCurrentInstant(this TimeProvider time) => Instant.FromDateTimeOffset(time.GetUtcNow());
}
