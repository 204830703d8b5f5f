using System.Security.Cryptography;
using System.Text;

namespace GartanChatBot.Gartan.Http;

/// <summary>
/// Prevents the bot from locking its account: stores rejected log-ins across restarts, with a salted hash of the credentials.
/// <see cref="LoginRules"/> decides what a rejection leads to.
/// </summary>
internal sealed class LoginLock(GartanOptions options, GartanMemory memory, TimeProvider time)
{
    private const int HashRounds = 100_000;
    private const int HashBytes = 32;

    /// <summary>The stored rejections; null if the last log-in was accepted or none was rejected.</summary>
    public LoginLockState? State => memory.LoadLock();

    /// <exception cref="LoginLockedException">These credentials were rejected.</exception>
    public void RequirePermission()
    {
        if (StateOfTheseCredentials() is not { } state || LoginRules.MayTry(state, time.GetCurrentInstant()))
            return;

        throw new LoginLockedException(state.IsLocked
            ? $"Log-in is stopped, so that the account does not get locked: {state.Reason} Change the password in the settings, or resume."
            : $"The next log-in is allowed {LoginRules.Pause.TotalMinutes:0} minutes after the last: {state.Reason}")
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

    /// <summary>Allows log-ins again, after an administrator has looked at the rejection.</summary>
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
