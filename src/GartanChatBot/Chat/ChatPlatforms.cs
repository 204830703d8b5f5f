namespace GartanChatBot.Chat;

/// <summary>
/// The platforms that run. They are looked up at each call: a platform depends on the router of commands, and a command may have to find a
/// platform.
/// </summary>
internal sealed class ChatPlatforms(IServiceProvider services)
{
    public IEnumerable<IChatPlatform> All => services.GetServices<IChatPlatform>();

    /// <summary>Null when no platform of that name runs.</summary>
    public IChatPlatform? Find(string name) => All.FirstOrDefault(platform => platform.Name == name);
}
