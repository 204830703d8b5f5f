using System.Security.Cryptography;
using System.Text;

namespace GartanChatBot.Gartan.Http;

/// <summary>
/// Keeps an account from being locked by us: remembers refusals across restarts, by a salted hash of the credentials and never by
/// themselves. What follows from a refusal is decided by <see cref="LoginRules"/>.
/// </summary>
internal sealed class LoginLock(GartanOptions options, GartanMemory memory, TimeProvider time)
{
    private const int HashRounds = 100_000;
    private const int HashBytes = 32;

    /// <summary>What is remembered of refusals; null when the last log-in was accepted or none was refused.</summary>
    public LoginLockState? State => memory.LoadLock();

    /// <exception cref="LoginLockedException">A refusal stands against these credentials.</exception>
    public void RequirePermission()
    {
        if (StateOfTheseCredentials() is not { } state || LoginRules.MayTry(state, time.GetCurrentInstant()))
            return;

        throw new LoginLockedException(state.IsLocked
            ? $"Log-in is stopped, so that the account does not get locked: {state.Reason} Change the password in the settings, or resume."
            : $"The next log-in may be tried {LoginRules.Pause.TotalMinutes:0} minutes after the last: {state.Reason}")
        {
            Since = state.RefusedAt,
        };
    }

    public void Refused(string reason, bool inWords)
    {
        var salt = RandomNumberGenerator.GetBytes(16);
        var known = StateOfTheseCredentials();
        memory.SaveLock(LoginRules.AfterRefusal(known, inWords, time.GetCurrentInstant(), reason) with
        {
            Salt = known?.Salt ?? Convert.ToHexString(salt),
            CredentialHash = known?.CredentialHash ?? HashWith(salt),
        });
    }

    public void Accepted()
    {
        if (State is not null)
            memory.SaveLock(null);
    }

    /// <summary>An administrator has looked at it and says that log-ins may be tried again.</summary>
    public void Resume()
    {
        if (State is { } state)
            memory.SaveLock(LoginRules.AfterResume(state));
    }

    private LoginLockState? StateOfTheseCredentials() =>
        State is { } state && HashWith(Convert.FromHexString(state.Salt)) == state.CredentialHash ? state : null;

    private string HashWith(byte[] salt)
    {
        var credentials = Encoding.UTF8.GetBytes($"{options.Username.Reveal()}\n{options.Password.Reveal()}");
        return Convert.ToHexString(Rfc2898DeriveBytes.Pbkdf2(credentials, salt, HashRounds, HashAlgorithmName.SHA256, HashBytes));
    }
}
