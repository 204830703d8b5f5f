using GartanChatBot.Chat;
using GartanChatBot.Chats;

namespace GartanChatBot.Commands.Access;

/// <summary>Registers the commands for access, roles and links.</summary>
internal static class AccessCommandServices
{
    public static IServiceCollection AddAccessCommands(this IServiceCollection services) => services
        .AddSingleton<ChatNotifier>()
        .AddSingleton<CrewDirectory>()
        .AddSingleton<LeaverCleanup>()
        .AddSingleton<CrewPersonalRecords>()
        .AddSingleton<IPersonalRecords>(provider => provider.GetRequiredService<CrewPersonalRecords>())
        .AddSingleton<IChatCommand, LinkCommand>()
        .AddSingleton<IChatCommand, UnlinkCommand>()
        .AddSingleton<IChatCommand, MyDataCommand>()
        .AddSingleton<IChatCommand, ForgetMeCommand>()
        .AddSingleton<IChatCommand, PrivacyCommand>()
        .AddSingleton<IChatCommand, NamesCommand>()
        .AddSingleton<IChatCommand, LinksCommand>()
        .AddSingleton<IChatCommand, ApproveCommand>()
        .AddSingleton<IChatCommand, DenyCommand>()
        .AddSingleton<IChatCommand, ChatsCommand>()
        .AddSingleton<IChatCommand, RoleCommand>()
        .AddSingleton<IChatCommand, AuditCommand>()
        .AddSingleton<IChatCommand, AcceptCommand>()
        .AddSingleton<IChatCommand, ApproveChatCommand>()
        .AddSingleton<IChatCommand, BlockChatCommand>();
}
