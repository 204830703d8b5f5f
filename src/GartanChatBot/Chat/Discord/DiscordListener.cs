using GartanChatBot.Chat.Discord.Gateway;
using GartanChatBot.Chat.Discord.Interactions;
using GartanChatBot.Chat.Discord.Menu;
using GartanChatBot.Chat.Discord.Rest;
using GartanChatBot.Limits;
using GartanChatBot.Telemetry;

namespace GartanChatBot.Chat.Discord;

/// <summary>
/// Runs as long as the service: finds out who we are, registers the commands, then listens on the gateway, unless Discord calls us.
/// </summary>
internal sealed partial class DiscordListener(
    DiscordRest rest, CommandRegistration registration, GatewayClient session, InteractionHandler handler, DiscordHealthCheck state,
    DiscordOptions options, TimeProvider time, Jitter jitter, ILogger<DiscordListener> logger) : EnduringService(time, logger)
{
    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        try
        {
            if (await UntilItWorksAsync(ApplicationIdAsync, stoppingToken) is not { } application)
                return;

            var registering = UntilItWorksAsync(async token => await RegisterAsync(application, token), stoppingToken);
            if (options.ByHttp)
                state.AwaitsCall();
            else
                await session.RunAsync((interaction, replayed) => handler.Take(interaction, replayed, stoppingToken), stoppingToken);

            await registering;

            // Answers may be under way until the stop: they are finished below.
            if (options.ByHttp)
                await Task.Delay(Timeout.InfiniteTimeSpan, Time, stoppingToken);
        }
        finally
        {
            await handler.FinishAsync();
        }
    }

    private async Task<string?> ApplicationIdAsync(CancellationToken cancellationToken) =>
        options.ApplicationId is { Length: > 0 } known ? known : (await rest.ApplicationAsync(cancellationToken)).Id;

    private async Task<string?> RegisterAsync(string application, CancellationToken cancellationToken)
    {
        await registration.RegisterAsync(application, cancellationToken);
        return application;
    }

    /// <summary>Retries with back-off; null if the token is invalid or Discord refuses for good.</summary>
    private async Task<string?> UntilItWorksAsync(Func<CancellationToken, Task<string?>> work, CancellationToken cancellationToken)
    {
        var pause = new ReconnectStrategy(jitter);
        while (true)
        {
            try
            {
                return await work(cancellationToken);
            }
            catch (DiscordTokenException refused)
            {
                state.GaveUp($"{refused.Reason}. {DiscordTokenException.Cure}");
                LogRefused($"{refused.Reason}.", DiscordTokenException.Cure);
                return null;
            }
            catch (DiscordRefusedException refused)
            {
                state.Lost(refused.Message);
                LogRefused(refused.Message, "Check Discord:ApplicationId and Discord:ApiBaseUrl.");
                return null;
            }
            catch (DiscordException failure)
            {
                var wait = pause.After(GatewayDisconnect.Lost(failure.Message), TimeSpan.Zero);
                state.Lost(failure.Message);
                LogFailed(failure.Message, wait);
                await Task.Delay(wait, Time, cancellationToken);
            }
        }
    }

    [LoggerMessage(
        Level = LogLevel.Error, Message = "Discord: {Reason} {Cure} Discord is offline until then; other platforms are unaffected.")]
    private partial void LogRefused(string reason, string cure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Discord: {Reason} Trying again in {Wait}.")]
    private partial void LogFailed(string reason, TimeSpan wait);
}
