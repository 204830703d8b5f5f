using System.Net;
using GartanChatBot.Chat.Discord.Gateway;
using GartanChatBot.Chat.Discord.Interactions;
using GartanChatBot.Chat.Discord.Menu;
using GartanChatBot.Chat.Discord.Rest;
using GartanChatBot.Chat.Discord.Sending;
using GartanChatBot.Limits;
using GartanChatBot.Telemetry;

namespace GartanChatBot.Chat.Discord;

/// <summary>Registers Discord if a token is configured.</summary>
internal static class DiscordServices
{
    private const string ClientName = "Discord";

    /// <summary>Registers the API client and the platform through which the bot posts.</summary>
    public static IServiceCollection AddDiscord(this IServiceCollection services, DiscordOptions options)
    {
        services.AddSingleton(options);
        if (options.Token.IsEmpty)
            return services;

        services.AddDiscordClient();
        return services
            .AddSingleton<DiscordPlatform>()
            .AddSingleton<IChatPlatform>(provider => provider.GetRequiredService<DiscordPlatform>());
    }

    /// <summary>Registers the part that receives interactions. Call it for the long-running service only.</summary>
    public static IServiceCollection AddDiscordListener(this IServiceCollection services, DiscordOptions options)
    {
        if (options.Token.IsEmpty)
            return services;

        services.AddHealthChecks().AddCheck<DiscordHealthCheck>("discord");
        return services
            .AddSingleton<DiscordHealthCheck>()
            .AddSingleton<SessionStartLimiter>()
            .AddSingleton<InteractionDeduplicator>()
            .AddSingleton<InteractionReader>()
            .AddSingleton<AutocompleteHandler>()
            .AddSingleton<InteractionAnswers>()
            .AddSingleton<InteractionHandler>()
            .AddSingleton<CommandRegistration>()
            .AddSingleton<DiscordRetries>()
            .AddSingleton<Func<IGatewayConnection>>(provider =>
                () => new WebSocketGatewayConnection(provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<GatewayClient>()
            .AddHostedService<DiscordListener>();
    }

    /// <summary>Registers one client for the whole process, because the rate limits count all requests.</summary>
    /// <param name="mostTries">Maximum number of attempts; 1 for diagnostics.</param>
    public static IServiceCollection AddDiscordClient(this IServiceCollection services, int mostTries = 4)
    {
        // No logging of addresses: some contain a token. No redirects: the token is sent to the configured address only.
        services.AddHttpClient(ClientName, http =>
            {
                http.DefaultRequestHeaders.UserAgent.ParseAdd(RestTransport.UserAgent);
                http.Timeout = Timeout.InfiniteTimeSpan;
            })
            .RemoveAllLoggers()
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(NewConnection);

        return services
            .AddSingleton(Jitter.Random)
            .AddSingleton(provider => new RestTransport(
                provider.GetRequiredService<IHttpClientFactory>().CreateClient(ClientName),
                provider.GetRequiredService<DiscordOptions>(),
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<Jitter>(),
                provider.GetService<BotMetrics>() ?? BotMetrics.Off,
                provider.GetRequiredService<ILogger<RestTransport>>())
            { MaxTries = mostTries })
            .AddSingleton<DiscordRest>();
    }

    private static SocketsHttpHandler NewConnection() => new()
    {
        UseCookies = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.GZip,
        PooledConnectionLifetime = TimeSpan.FromMinutes(15),
    };
}
