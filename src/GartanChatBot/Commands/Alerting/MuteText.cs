namespace GartanChatBot.Commands.Alerting;

/// <summary>What a mute is about.</summary>
internal static class MuteText
{
    public static string What(string? callsign) => callsign is null ? "all shortages" : $"{callsign} shortages";
}
