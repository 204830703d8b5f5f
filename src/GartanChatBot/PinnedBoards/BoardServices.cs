using GartanChatBot.Chat;

namespace GartanChatBot.PinnedBoards;

/// <summary>The pinned boards of the chats.</summary>
internal static class BoardServices
{
    public static IServiceCollection AddBoards(this IServiceCollection services) => services
        .AddSingleton<BoardStore>()
        .AddSingleton<MuteSection>()
        .AddSingleton<BoardRenderer>()
        .AddSingleton<BoardSender>()
        .AddSingleton<PinnedBoardUpdater>()
        .AddSingleton<PublicSignText>()
        .AddSingleton<IChatCommand, BoardCommand>()
        .AddSingleton<IConversationObserver>(provider => provider.GetRequiredService<BoardStore>());

    /// <summary>Registers the jobs. For the long-running service only, not for one-off verbs.</summary>
    public static IServiceCollection AddBoardSchedule(this IServiceCollection services) => services
        .AddHostedService<PinnedBoardSchedule>()
        .AddHostedService<PublicSignSchedule>();
}
