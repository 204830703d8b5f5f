using GartanChatBot.Crewing;
using NodaTime;

namespace GartanChatBot.Gartan.Marks;

/// <summary>A mark, or several that were only seen together, with the meaning inferred from a page's own counts.</summary>
internal sealed record LearntMark(string Words, LearntMeaning Meaning, StationCode Station, Instant Since)
{
    public override string ToString() => Meaning switch
    {
        LearntMeaning.Neutral => $"\"{Words}\" means nothing",
        LearntMeaning.Off => $"\"{Words}\" means off",
        LearntMeaning.Both => $"\"{Words}\" has meant both on and off",
        _ => $"\"{Words}\" is unknown",
    };
}

/// <summary>Stored values.</summary>
internal enum LearntMeaning
{
    Unknown = 0,
    Neutral = 1,
    Off = 2,
    Both = 3,
}
