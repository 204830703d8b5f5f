namespace GartanChatBot.Rota;

/// <summary>A member's name as the file holds it.</summary>
internal static class MemberName
{
    /// <summary>Stands for everybody whose name was erased.</summary>
    public const string Erased = "(former crew)";

    // An index key must be shorter than 1023 bytes, and nothing on a page may stop its day from being stored.
    private const int Longest = 200;

    public static string KeyOf(string name) => name.Length <= Longest ? name : name[..Longest];
}
