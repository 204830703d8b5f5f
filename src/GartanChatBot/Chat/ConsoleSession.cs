namespace GartanChatBot.Chat;

/// <summary>
/// Who sits at a console, for as long as its prompt lasts. The console belongs to the operator, so nobody has to agree and nothing is
/// stored.
/// </summary>
internal sealed class ConsoleSession
{
    /// <summary>As the page has the name.</summary>
    public string? Member { get; private set; }

    public string? Station { get; private set; }

    public void Link(string? member, string? station) => (Member, Station) = (member, station);
}
