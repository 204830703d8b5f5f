using GartanChatBot.Alerts.Rules;
using GartanChatBot.Alerts.State;
using NodaTime;

namespace GartanChatBot.Tests.Alerts;

/// <summary>One chat on an ordinary day from noon on, and gaps so many hours after that.</summary>
internal static class OneChat
{
    public const string Id = "paper:1";

    public static readonly Instant Noon = Instant.FromUtc(2026, 6, 9, 12, 0);

    public static readonly ChatView Ordinary = new()
    {
        Settings = new() { Id = Id, MentionRole = "crew" },
        LookAhead = Duration.FromHours(24),
        RemindEvery = Duration.FromHours(4),
        MostReminders = 3,
    };

    public static KnownGap Gap(double from, double to) => new()
    {
        Id = $"K41P1-{from}",
        Station = "K41",
        Callsign = "K41P1",
        Start = Hour(from),
        End = Hour(to),
        Unmet = ["driver"],
        State = GapState.Open,
    };

    public static Instant Hour(double hours) => Noon + Duration.FromMinutes((long)(hours * 60));
}
