using GartanChatBot.Chat;
using GartanChatBot.Members;
using GartanChatBot.Rota;

namespace GartanChatBot.Commands.Access;

/// <summary>The commands about who may ask and who is who.</summary>
internal static class AccessCommandServices
{
    public static IServiceCollection AddAccessCommands(this IServiceCollection services) => services
        .AddSingleton<ChatVoice>()
        .AddSingleton<CrewRegister>()
        .AddSingleton<StoredPerson>()
        .AddSingleton<Leavers>()
        .AddSingleton<NightlyTidying>(provider => provider.GetRequiredService<Leavers>().Tidy)
        .AddSingleton<TellStored>(provider => provider.GetRequiredService<StoredPerson>().Tell)
        .AddSingleton<EraseStored>(provider => provider.GetRequiredService<StoredPerson>().Erase)
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
        .AddSingleton<IChatCommand, LetInCommand>()
        .AddSingleton<IChatCommand, RefuseCommand>();
}
