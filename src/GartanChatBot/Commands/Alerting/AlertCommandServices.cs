using GartanChatBot.Chat;

namespace GartanChatBot.Commands.Alerting;

/// <summary>Registers the alert commands, in the order of <c>/help</c>.</summary>
internal static class AlertCommandServices
{
    public static IServiceCollection AddAlertCommands(this IServiceCollection services) => services
        .AddSingleton<AlertCommandContext>()
        .AddSingleton<GapResolver>()
        .AddSingleton<AlertSettingsCard>()
        .AddSingleton<TestAlertReport>()
        .AddSingleton<IChatCommand, MuteCommand>()
        .AddSingleton<IChatCommand, UnmuteCommand>()
        .AddSingleton<IChatCommand, MutesCommand>()
        .AddSingleton<IChatCommand, SeenCommand>()
        .AddSingleton<IChatCommand, CoverCommand>()
        .AddSingleton<IChatCommand, AlertsCommand>()
        .AddSingleton<IChatCommand, SetupCommand>();
}
