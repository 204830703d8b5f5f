using GartanChatBot.Chat;
using GartanChatBot.Commands.Access;
using GartanChatBot.Commands.Alerting;

namespace GartanChatBot.Commands;

/// <summary>Registers the commands, in the order of <c>/help</c>.</summary>
internal static class CommandServices
{
    public static IServiceCollection AddCommands(this IServiceCollection services) => services
        .AddSingleton<QuestionResolver>()
        .AddSingleton<WeekCommand>()
        .AddSingleton<IChatCommand, NowCommand>()
        .AddSingleton<IChatCommand, PumpCommand>()
        .AddSingleton<IChatCommand, WhyCommand>()
        .AddSingleton<IChatCommand, UntilCommand>()
        .AddSingleton<IChatCommand, CrewCommand>()
        .AddSingleton<IChatCommand, IsOnCommand>()
        .AddSingleton<IChatCommand, SkillCommand>()
        .AddSingleton<IChatCommand, DependsOnCommand>()
        .AddSingleton<IChatCommand, NextCommand>()
        .AddSingleton<IChatCommand, TimelineCommand>()
        .AddSingleton<IChatCommand>(provider => provider.GetRequiredService<WeekCommand>())
        .AddSingleton<IChatCommand, FixCommand>()
        .AddSingleton<IChatCommand, WhatIfCommand>()
        .AddSingleton<IChatCommand, HoursCommand>()
        .AddSingleton<IChatCommand, MeCommand>()
        .AddSingleton<IChatCommand, CanIGoCommand>()
        .AddSingleton<IChatCommand, NeedMeCommand>()
        .AddSingleton<IChatCommand, StatusCommand>()
        .AddAccessCommands()
        .AddAlertCommands()
        .AddSingleton<IChatCommand, ResumeCommand>()
        .AddSingleton<IChatCommand, PerformanceCommand>()
        .AddSingleton<IChatCommand>(provider => ActivatorUtilities.CreateInstance<HelpCommand>(provider, Menu(provider)))
        .AddSingleton<IChatCommand, AskCommand>()
        .AddSingleton<ArgumentSuggestions>()
        .AddSingleton<Admission>()
        .AddSingleton<QuestionParser>()
        .AddSingleton<CommandRouter>()
        .AddSingleton<IQuestionHandler>(provider => provider.GetRequiredService<CommandRouter>());

    /// <summary>Resolved lazily: the menu contains the help command, which lists the menu.</summary>
    private static Func<IReadOnlyList<IChatCommand>> Menu(IServiceProvider provider) => () => [.. provider.GetServices<IChatCommand>()];
}
