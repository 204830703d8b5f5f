using System.Text.Json.Serialization;

namespace GartanChatBot.Chat.Replies;

/// <summary>How good the news is. Every platform shows it as a shape and a word, never as a colour alone.</summary>
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
