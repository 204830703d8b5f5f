using GartanChatBot.Chat.Discord.Wire;
using GartanChatBot.Limits;

namespace GartanChatBot.Chat.Discord.Gateway;

/// <summary>
/// Keeps the bot connected to the gateway: reconnects, resumes the session if possible, starts a new one if not, and stops if only the
/// operator can help.
/// </summary>
internal sealed partial class GatewayClient(
    Func<IGatewayConnection> connectionFactory, SessionStartLimiter budget, DiscordHealthCheck state, DiscordOptions options,
    TimeProvider time, Jitter jitter, ILogger<GatewayClient> logger)
{
    private const string Query = "v=10&encoding=json";

    /// <summary>Consecutive connection failures of the resume address before a new session is started.</summary>
    private const int MaxUnreachable = 5;

    private static readonly TimeSpan PatienceForConnection = TimeSpan.FromSeconds(20);

    private readonly ResumeState memory = new();
    private readonly ReconnectStrategy pause = new(jitter);
    private int unreachableCount;

    public async Task RunAsync(Action<Interaction, bool> take, CancellationToken stopping)
    {
        while (true)
        {
            var began = time.GetTimestamp();
            var end = await OnceAsync(take, stopping);

            switch (end.Next)
            {
                case DisconnectAction.Stopped:
                    state.Ended("stopped");
                    return;
                case DisconnectAction.GiveUp:
                    state.GaveUp($"{end.Reason}. {end.Cure}");
                    LogGaveUp(end.Reason, end.Cure ?? "");
                    return;
                case DisconnectAction.StartAnew:
                    memory.Forget();
                    break;
            }

            var wait = pause.After(end, time.GetElapsedTime(began));
            state.Lost(end.Reason);
            LogLost(end.Reason, memory.CanResume ? "the session will be resumed" : "a new session will start", wait);
            if (!await StayAwayAsync(wait, stopping))
                return;
        }
    }

    private async Task<GatewayDisconnect> OnceAsync(Action<Interaction, bool> take, CancellationToken stopping)
    {
        try
        {
            var address = memory.CanResume ? memory.Address : await budget.NextAddressAsync(stopping);
            await using var connection = connectionFactory();
            await ConnectAsync(connection, address, stopping);

            var events = new GatewayEvents(Ready, Resumed, take, LogUnreadable);
            var heart = new Heartbeat(connection, memory, time, jitter);
            return await new GatewayConnectionLoop(connection, address, memory, budget, heart, events, options, time).RunAsync(stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return new(DisconnectAction.Stopped, "told to stop");
        }
        catch (DiscordTokenException refused)
        {
            return new(DisconnectAction.GiveUp, refused.Reason) { Cure = DiscordTokenException.Cure };
        }
        catch (DiscordException failure)
        {
            return GatewayDisconnect.Lost(failure.Message);
        }
        catch (Exception failure) when (failure is IOException or OperationCanceledException)
        {
            var reason = $"the gateway can't be reached ({WhyOf(failure)})";
            if (++unreachableCount < MaxUnreachable)
                return GatewayDisconnect.Lost(reason);

            unreachableCount = 0;
            return new(DisconnectAction.StartAnew, reason);
        }
    }

    private static string WhyOf(Exception failure) => failure switch
    {
        OperationCanceledException => $"no answer within {PatienceForConnection.TotalSeconds:0} s",
        _ => failure.GetBaseException().Message.TrimEnd('.'),
    };

    private async Task ConnectAsync(IGatewayConnection connection, Uri address, CancellationToken stopping)
    {
        using var patience = new CancellationTokenSource(PatienceForConnection, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stopping, patience.Token);
        await connection.ConnectAsync(new UriBuilder(address) { Query = Query }.Uri, limit.Token);
        unreachableCount = 0;
    }

    private async Task<bool> StayAwayAsync(TimeSpan pause, CancellationToken stopping)
    {
        try
        {
            await Task.Delay(pause, time, stopping);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private void Ready()
    {
        state.Connected();
        LogReady();
    }

    private void Resumed()
    {
        state.Connected();
        LogResumed();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Discord: on the gateway; commands and buttons are answered.")]
    private partial void LogReady();

    [LoggerMessage(Level = LogLevel.Information, Message = "Discord: back on the gateway; nothing was missed.")]
    private partial void LogResumed();

    [LoggerMessage(Level = LogLevel.Warning, Message = "Discord: {Reason}; {Next} in {Pause}.")]
    private partial void LogLost(string reason, string next, TimeSpan pause);

    [LoggerMessage(
        Level = LogLevel.Error, Message = "Discord: {Reason}. {Cure} Discord is offline until then; other platforms are unaffected.")]
    private partial void LogGaveUp(string reason, string cure);

    [LoggerMessage(
        Level = LogLevel.Error, Message = "Discord sent {What} that can't be parsed; it was skipped, and later ones are still answered.")]
    private partial void LogUnreadable(string what);
}
