namespace GartanChatBot.Chat.Replies;

/// <summary>The coloured shape in front of a verdict.</summary>
internal static class ToneMark
{
    public static string Of(Tone tone) => tone switch
    {
        Tone.Plain => "",
        Tone.Good => "🟢",
        Tone.Thin => "🟡",
        Tone.Reduced => "🟠",
        Tone.Bad => "🔴",
        Tone.Committed => "🔵",
        Tone.Unknown => "⚪",
        _ => throw new InvalidOperationException($"No mark for {tone}."),
    };
}
