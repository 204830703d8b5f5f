namespace GartanChatBot.Chat;

/// <summary>
/// Identity and station set at a console prompt; lasts until the prompt ends. The console belongs to the operator, so no approval is needed
/// and nothing is stored.
/// </summary>
internal sealed class ConsoleSession
{
    /// <summary>Crew member's name as on the Gartan page.</summary>
    public string? Member { get; private set; }

    public string? Station { get; private set; }

    public void Link(string? member, string? station) => (Member, Station) = (member, station);
}
