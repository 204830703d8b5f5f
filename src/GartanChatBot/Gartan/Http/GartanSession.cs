namespace GartanChatBot.Gartan.Http;

/// <summary>
/// Keeps one log-in for as many requests as Gartan allows. If a response looks logged out, logs in once more and repeats the request.
/// </summary>
internal sealed partial class GartanSession(GartanTransport transport, GartanLogin login, TimeProvider time, ILogger<GartanSession> logger)
    : IDisposable
{
    private static readonly TimeSpan PauseAfterUselessLogins = TimeSpan.FromMinutes(15);

    // Held for log-in and repeated request together, because concurrent requests would each log in as well.
    private readonly SemaphoreSlim gate = new(1, 1);
    private bool isSignedIn;
    private int loginsSinceAnswer;
    private long lastLogin;

    /// <summary>Accepted log-ins since the start.</summary>
    public int SignIns { get; private set; }

    public async Task SignInAsync(CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            await EnterAsync(cancellationToken);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <param name="request">Makes the request; called twice if it is repeated.</param>
    public async Task<GartanPage> SendAsync(Func<HttpRequestMessage> request, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            if (isSignedIn)
            {
                var page = await AskAsync(request, cancellationToken);
                if (isSignedIn)
                    return page;

                LogEnded();
            }

            await EnterAsync(cancellationToken);
            var answer = await AskAsync(request, cancellationToken);
            return isSignedIn ? answer : throw new UnavailableException("Gartan accepted the log-in and at once asked for another.");
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();

    private async Task<GartanPage> AskAsync(Func<HttpRequestMessage> request, CancellationToken cancellationToken)
    {
        var page = await transport.SendAsync(request(), stopAtLogin: true, cancellationToken);
        isSignedIn = !page.LooksLoggedOut;
        if (isSignedIn)
            loginsSinceAnswer = 0;

        return page;
    }

    private async Task EnterAsync(CancellationToken cancellationToken)
    {
        if (isSignedIn)
            return;

        // Without this pause, sessions that end before their first response would turn every page into a log-in.
        var pause = PauseAfterUselessLogins - time.GetElapsedTime(lastLogin);
        if (loginsSinceAnswer >= 2 && pause > TimeSpan.Zero)
            throw new UnavailableException("Gartan ended the last sessions before use; log-in is paused.") { RetryAfter = pause };

        await login.SignInAsync(cancellationToken);
        (isSignedIn, lastLogin) = (true, time.GetTimestamp());
        loginsSinceAnswer++;
        SignIns++;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Gartan ended the session; logging in once more and asking again.")]
    private partial void LogEnded();
}
