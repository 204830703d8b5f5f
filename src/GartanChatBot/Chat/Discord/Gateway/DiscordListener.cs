using GartanChatBot.Chat.Discord.Interactions;
using GartanChatBot.Chat.Discord.Menu;
using GartanChatBot.Telemetry;

namespace GartanChatBot.Chat.Discord.Gateway;

/// <summary>
/// Runs for the life of the service: requests the application id, registers the commands, then listens on the gateway unless Discord
/// delivers interactions by HTTP.
/// </summary>
internal sealed class DiscordListener(
    CommandRegistration registration, DiscordRetries retries, GatewayClient session, InteractionHandler handler,
    DiscordHealthCheck state, DiscordOptions options, TimeProvider time, ILogger<DiscordListener> logger) : EnduringService(time, logger)
{
    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        try
        {
            if (await retries.UntilItWorksAsync(registration.ApplicationIdAsync, stoppingToken) is not { } application)
                return;

            var registering = retries.UntilItWorksAsync(async token => await RegisterAsync(application, token), stoppingToken);
            if (options.ByHttp)
                state.AwaitsCall();
            else
                await session.RunAsync((interaction, replayed) => handler.Take(interaction, replayed, stoppingToken), stoppingToken);

            await registering;

            // Answers may be in progress until the stop; they are completed below.
            if (options.ByHttp)
                await Task.Delay(Timeout.InfiniteTimeSpan, Time, stoppingToken);
        }
        finally
        {
            await handler.FinishAsync();
        }
    }

    private async Task<string?> RegisterAsync(string application, CancellationToken cancellationToken)
    {
        await registration.RegisterAsync(application, cancellationToken);
        return application;
    }
}
