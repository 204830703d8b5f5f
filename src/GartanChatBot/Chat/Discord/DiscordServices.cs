using System.Net;
using GartanChatBot.Telemetry;

namespace GartanChatBot.Chat.Discord;

/// <summary>Discord, when there is a token for it.</summary>
internal static class DiscordServices
{
    private const string ClientName = "Discord";

    /// <summary>The way to Discord, and the platform by which the bot speaks there.</summary>
    public static IServiceCollection AddDiscord(this IServiceCollection services, DiscordOptions options)
    {
        services.AddSingleton(options);
        if (options.Token.IsEmpty)
            return services;

        services.AddDiscordClient();
        return services
            .AddSingleton<DiscordWriter>()
            .AddSingleton<DiscordPlatform>()
            .AddSingleton<IChatPlatform>(provider => provider.GetRequiredService<DiscordPlatform>());
    }

    /// <summary>Only in the service: who answers there.</summary>
    public static IServiceCollection AddDiscordListener(this IServiceCollection services, DiscordOptions options)
    {
        if (options.Token.IsEmpty)
            return services;

        services.AddHealthChecks().AddCheck<DiscordState>("discord");
        return services
            .AddSingleton<DiscordState>()
            .AddSingleton<IdentifyBudget>()
            .AddSingleton<SeenInteractions>()
            .AddSingleton<Autocompletion>()
            .AddSingleton<InteractionDesk>()
            .AddSingleton<CommandRegistration>()
            .AddSingleton<Func<IGatewayConnection>>(provider => () => new WebSocketGatewayConnection(provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<GatewaySession>()
            .AddHostedService<DiscordListener>();
    }

    /// <summary>One client for the whole process: the limits count everything that goes out.</summary>
    /// <param name="mostTries">Who asks to find out what is wrong asks once.</param>
    public static IServiceCollection AddDiscordClient(this IServiceCollection services, int mostTries = 4)
    {
        // No logging of addresses: some have a token in them. No redirects: a token goes to the address of the settings and nowhere else.
        services.AddHttpClient(ClientName, http =>
            {
                http.DefaultRequestHeaders.UserAgent.ParseAdd(DiscordTransport.UserAgent);
                http.Timeout = Timeout.InfiniteTimeSpan;
            })
            .RemoveAllLoggers()
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(NewConnection);

        return services
            .AddSingleton<Chance>(Dice.Roll)
            .AddSingleton(provider => new DiscordTransport(
                provider.GetRequiredService<IHttpClientFactory>().CreateClient(ClientName),
                provider.GetRequiredService<DiscordOptions>(),
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<Chance>(),
                provider.GetService<BotMetrics>() ?? BotMetrics.Off,
                provider.GetRequiredService<ILogger<DiscordTransport>>())
            { MostTries = mostTries })
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
