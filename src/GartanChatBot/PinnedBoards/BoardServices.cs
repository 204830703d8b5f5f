using GartanChatBot.Chat;

namespace GartanChatBot.PinnedBoards;

/// <summary>Registers the pinned boards.</summary>
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

    /// <summary>Registers the background jobs. Call it for the long-running service only.</summary>
    public static IServiceCollection AddBoardSchedule(this IServiceCollection services) => services
        .AddHostedService<PinnedBoardSchedule>()
        .AddHostedService<PublicSignSchedule>();
}
