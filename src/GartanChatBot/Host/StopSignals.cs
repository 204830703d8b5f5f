using System.Runtime.InteropServices;

namespace GartanChatBot.Host;

/// <summary>
/// Cancels the running verb on the first Ctrl+C or SIGTERM; a second signal ends the process at once. The command-line library's own
/// handler is switched off, because it ends the process after two seconds, in the middle of a request.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    /// <summary>Exit code after SIGTERM: the shell's 128 plus the signal's number.</summary>
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

    /// <summary>Exit code after a signal: 0 for a service that SIGTERM stopped cleanly, 130 after Ctrl+C.</summary>
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
