using GartanChatBot.Chat;
using GartanChatBot.Chat.Discord;

namespace GartanChatBot.Chats;

/// <summary>Registers the services for rights, chats and linked people.</summary>
internal static class MemberServices
{
    public static IServiceCollection AddMembers(this IServiceCollection services, PlatformRoleMap mapped) => services
        .AddSingleton(mapped)
        .AddSingleton<AuditStore>()
        .AddSingleton<ChatDirectory>()
        .AddSingleton<People>()
        .AddSingleton<PersonNames>()
        .AddSingleton<Rights>()
        .AddSingleton<AccessRequests>()
        .AddSingleton<Departures>()
        .AddSingleton<IConversationObserver>(provider => provider.GetRequiredService<ChatDirectory>())
        .AddSingleton<IConversationObserver>(provider => provider.GetRequiredService<AccessRequests>())
        .AddSingleton<IConversationObserver>(provider => provider.GetRequiredService<Departures>());

    /// <summary>Registers the check for people who left a Discord server. Call it for the long-running service only.</summary>
    public static IServiceCollection AddDepartureWatch(this IServiceCollection services, DiscordOptions discord) => discord.Token.IsEmpty
        ? services
        : services.AddSingleton<DiscordMembership>().AddHostedService(provider => provider.GetRequiredService<DiscordMembership>());
}
