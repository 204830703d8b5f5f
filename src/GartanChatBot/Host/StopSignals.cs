using System.Runtime.InteropServices;

namespace GartanChatBot.Host;

/// <summary>
/// Ctrl+C and SIGTERM cancel the running verb once; the second signal ends the process at once, as the system does by itself.
/// The command-line library's own handler is switched off: it ends the process after two seconds, in the middle of a request.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    /// <summary>What a shell calls 128 and the number of SIGTERM.</summary>
    private const int Terminated = 143;

    private readonly CancellationTokenSource stop = new();
    private readonly PosixSignalRegistration interrupt;
    private readonly PosixSignalRegistration terminate;
    private PosixSignal? received;

    public StopSignals()
    {
        interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
    }

    public CancellationToken Token => stop.Token;

    /// <summary>A service that SIGTERM stopped has ended well (0); Ctrl+C is 130 whatever it stopped.</summary>
    public int ExitCodeAfter(int code) => received switch
    {
        PosixSignal.SIGINT => ExitCode.Interrupted,
        PosixSignal.SIGTERM when code == ExitCode.Interrupted => Terminated,
        _ => code,
    };

    public void Dispose()
    {
        interrupt.Dispose();
        terminate.Dispose();
        stop.Dispose();
    }

    private void Stop(PosixSignalContext context)
    {
        if (received is not null)
            return;

        received = context.Signal;
        context.Cancel = true;
        stop.Cancel();
    }
}
