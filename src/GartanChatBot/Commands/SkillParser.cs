namespace GartanChatBot.Commands;

/// <summary>What people call a skill, to the one name that the rules use.</summary>
internal static class SkillParser
{
    /// <summary>Null when it is none of the usual words; it may still be a code of this station.</summary>
    public static string? NameOf(string text) => NormalizedText.Of(text) switch
    {
        "driver" or "drivers" or "drive" or "driving" or "lgv" or "erd" => "driver",
        "officer" or "officers" or "be officer" or "oic" or "ic" or "ttr" or "mgr" or "boss" => "officer",
        "in charge" or "be in charge" or "take charge" or "ride in charge" or "command" => "officer",
        "ba" or "wear ba" or "wear a set" or "wearer" or "wearers" or "ba wearer" or "ba wearers" => "ba",
        _ => null,
    };
}
