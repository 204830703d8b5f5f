namespace GartanChatBot.Chat;

/// <summary>Which conversations may ask, and who may administer. Whoever sits at the machine may do both.</summary>
internal sealed class ChatAccess(ChatOptions options)
{
    private readonly HashSet<Conversation> _admins = Parse(options.Admins);
    private readonly HashSet<Conversation> _approved = Parse(options.Approved);

    public ChatRequest Admit(ChatRequest request) => request with { Role = RoleOf(request) };

    public ChatRole RoleOf(ChatRequest request)
    {
        var (platform, id) = (request.Conversation.Platform, request.Conversation.Id);

        return platform == Terminal.TerminalPlatform.PlatformName ? ChatRole.Operator
            : _admins.Contains(new(platform, request.Who.Id)) ? ChatRole.Admin
            : _approved.Contains(new(platform, id)) ? ChatRole.Crew
            : ChatRole.Stranger;
    }

    private static HashSet<Conversation> Parse(IEnumerable<string> places) =>
        [.. places.Select(place => Conversation.TryParse(place, out var conversation) ? conversation : null).OfType<Conversation>()];
}
