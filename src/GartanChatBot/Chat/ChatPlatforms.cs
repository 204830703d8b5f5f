namespace GartanChatBot.Chat;

/// <summary>
/// Finds the running platforms at each call: platforms depend on the command router, so injecting them into a command is a cycle.
/// </summary>
internal sealed class ChatPlatforms(IServiceProvider services)
{
    public IEnumerable<IChatPlatform> All => services.GetServices<IChatPlatform>();

    /// <summary>Returns null if that platform isn't running.</summary>
    public IChatPlatform? Find(string name) => All.FirstOrDefault(platform => platform.Name == name);
}
