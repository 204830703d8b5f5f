using GartanChatBot.Chat.Telegram.Sending;
using GartanChatBot.Chat.Telegram.Updates;
using GartanChatBot.Telemetry;

namespace GartanChatBot.Chat.Telegram;

/// <summary>Registers everything needed for Telegram; nothing without a token.</summary>
internal static class TelegramServices
{
    private const string ClientName = "Telegram";

    public static IServiceCollection AddTelegram(this IServiceCollection services, TelegramOptions options)
    {
        if (options.Token.IsEmpty)
            return services;

        // Addresses contain the token: they are not logged, and redirects are not followed.
        services.AddHttpClient(ClientName, http => http.Timeout = Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers()
            .ConfigurePrimaryHttpMessageHandler(() =>
                new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(15) })
            .AddHttpMessageHandler(() => new BasePathHandler(options.ApiBaseUrl))
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan);

        services.AddHealthChecks().AddCheck<TelegramState>("telegram");
        return services
            .AddSingleton(options)
            .AddSingleton<TelegramState>()
            .AddSingleton(provider => new TelegramApi(
                options, provider.GetRequiredService<IHttpClientFactory>().CreateClient(ClientName),
                provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<BotMetrics>()))
            .AddSingleton(SendLimits.OfTelegram)
            .AddSingleton<SendLimiter>()
            .AddSingleton<SentMessageIndex>()
            .AddSingleton<TelegramMemoryWriter>()
            .AddSingleton<TelegramSender>()
            .AddSingleton<TelegramPlatform>()
            .AddSingleton<IChatPlatform>(provider => provider.GetRequiredService<TelegramPlatform>())
            .AddSingleton<TelegramAccount>()
            .AddSingleton(new DeepLinkPayload(options.Token))
            .AddSingleton<UpdateInbox>()
            .AddSingleton<ChatQueues>()
            .AddSingleton<TapAge>()
            .AddSingleton<UpdateReader>()
            .AddSingleton<RetryingSender>()
            .AddSingleton<AnsweredQuestions>()
            .AddSingleton<AnswerDelivery>()
            .AddSingleton<TelegramAnswers>()
            .AddSingleton<WaitingQuestions>()
            .AddSingleton<UpdateHandler>()
            .AddSingleton<UpdateProcessor>()
            .AddSingleton<Webhook>()
            .AddSingleton<WebhookEndpoint>()
            .AddSingleton<TelegramRetries>()
            .AddSingleton<TelegramConnection>()
            .AddSingleton<UpdatePoller>()
            .AddSingleton<MenuLists>()
            .AddSingleton<TelegramProfile>()
            .AddSingleton<IPublicSign>(provider => provider.GetRequiredService<TelegramProfile>())
            .AddHostedService<TelegramListener>()
            .AddHostedService<TelegramWatch>()
            .AddHostedService<CommandMenu>();
    }
}
