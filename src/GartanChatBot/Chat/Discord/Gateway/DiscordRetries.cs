using GartanChatBot.Limits;

namespace GartanChatBot.Chat.Discord.Gateway;

/// <summary>Retries the start-up calls until they work.</summary>
internal sealed partial class DiscordRetries(DiscordHealthCheck state, TimeProvider time, Jitter jitter, ILogger<DiscordRetries> logger)
{
    /// <summary>Retries with back-off; null if the token is invalid or Discord refuses for good.</summary>
    public async Task<string?> UntilItWorksAsync(Func<CancellationToken, Task<string?>> work, CancellationToken cancellationToken)
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
                await Task.Delay(wait, time, cancellationToken);
            }
        }
    }

    [LoggerMessage(
        Level = LogLevel.Error, Message = "Discord: {Reason} {Cure} Discord is offline until then; other platforms are unaffected.")]
    private partial void LogRefused(string reason, string cure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Discord: {Reason} Retrying in {Wait}.")]
    private partial void LogFailed(string reason, TimeSpan wait);
}
