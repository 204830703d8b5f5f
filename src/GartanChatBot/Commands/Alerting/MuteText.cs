namespace GartanChatBot.Commands.Alerting;

/// <summary>Text for what a mute covers.</summary>
internal static class MuteText
{
    public static string What(string? callsign) => callsign is null ? "all shortages" : $"{callsign} shortages";
}
