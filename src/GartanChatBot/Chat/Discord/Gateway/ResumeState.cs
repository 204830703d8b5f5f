using GartanChatBot.Chat.Discord.Wire;

namespace GartanChatBot.Chat.Discord.Gateway;

/// <summary>Data for resuming a session on another connection. Kept in memory only: a new process starts a new session.</summary>
internal sealed class ResumeState
{
    private string? sessionId;
    private Uri? address;
    private int sequence = -1;

    public bool CanResume => sessionId is not null && address is not null;

    public string SessionId => sessionId ?? throw new InvalidOperationException("There is no session to resume.");

    public Uri Address => address ?? throw new InvalidOperationException("There is no session to resume.");

    /// <summary>Sequence number of the last received event; null before the first.</summary>
    public int? Sequence => Volatile.Read(ref this.sequence) is var sequence and >= 0 ? sequence : null;

    public void Heard(int sequence) => Volatile.Write(ref this.sequence, sequence);

    /// <param name="first">
    /// Address where the session started; a resume address with another scheme is ignored, so the token is never sent unencrypted.
    /// </param>
    public void Begin(ReadyContent ready, Uri first)
    {
        sessionId = ready.SessionId;
        this.address =
            Uri.TryCreate(ready.ResumeGatewayUrl, UriKind.Absolute, out var address) && address.Scheme == first.Scheme ? address : null;
    }

    public void Forget()
    {
        (sessionId, address) = (null, null);
        Volatile.Write(ref sequence, -1);
    }
}
