using GartanChatBot.Chat.Terminal;

namespace GartanChatBot.Chat;

/// <summary>Registers the services that questions from every platform pass through.</summary>
internal static class ChatServices
{
    public static IServiceCollection AddChat(this IServiceCollection services, ChatOptions options) => services
        .AddSingleton(options)
        .AddSingleton<ChatPlatforms>()
        .AddSingleton(provider => new QuestionRateLimiter(options.QuestionsPerMinute, provider.GetRequiredService<TimeProvider>()))
        .AddSingleton<ConversationEvents>()
        .AddSingleton<LateRequests>();

    /// <summary>Registers the console as a chat that writes to the given output.</summary>
    public static IServiceCollection AddTerminal(this IServiceCollection services, TextWriter output, int? width) => services
        .AddSingleton(new TerminalScreen(output, width))
        .AddSingleton<TerminalPlatform>()
        .AddSingleton<IChatPlatform>(provider => provider.GetRequiredService<TerminalPlatform>())
        .AddSingleton<TerminalListener>();
}
