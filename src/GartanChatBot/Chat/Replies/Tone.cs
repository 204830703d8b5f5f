using System.Text.Json.Serialization;

namespace GartanChatBot.Chat.Replies;

/// <summary>Severity of a reply. Every platform shows it as a shape and a word, never by colour alone.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Tone>))]
internal enum Tone
{
    [JsonStringEnumMemberName("plain")] Plain,
    [JsonStringEnumMemberName("good")] Good,
    [JsonStringEnumMemberName("thin")] Thin,
    [JsonStringEnumMemberName("reduced")] Reduced,
    [JsonStringEnumMemberName("bad")] Bad,
    [JsonStringEnumMemberName("committed")] Committed,
    [JsonStringEnumMemberName("unknown")] Unknown,
}
