namespace GartanChatBot.Rota;

/// <summary>Stored form of a member's name.</summary>
internal static class MemberName
{
    /// <summary>Replaces erased names.</summary>
    public const string Erased = "(former crew)";

    // An index key must be shorter than 1023 bytes, and a long name must not prevent its day from being stored.
    private const int Longest = 200;

    public static string KeyOf(string name) => name.Length <= Longest ? name : name[..Longest];
}
