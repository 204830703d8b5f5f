using NodaTime;

namespace GartanChatBot.Gartan.Http;

/// <summary>
/// State after a rejected log-in, for one pair of credentials (other credentials start with none):
/// <code>
/// (none)  + refused in words       → locked
/// (none)  + form came back         → once more after 15 minutes
/// once    + refused or form back   → locked
/// locked  + anything               → locked; nothing is tried
/// locked  + resumed                → as if never refused, but not within 15 minutes of the refusal
/// any     + accepted               → (none)
/// any     + site down, timed out   → unchanged: says nothing about the password
/// </code>
/// </summary>
internal static class LoginRules
{
    public static readonly Duration Pause = Duration.FromMinutes(15);

    private const int MaxRefusals = 2;

    public static bool MayTry(LoginLockState state, Instant now) => !state.IsLocked && now >= state.RefusedAt + Pause;

    public static LoginLockState AfterRefusal(LoginLockState? known, bool inWords, Instant now, string reason)
    {
        var refusals = (known?.Refusals ?? 0) + 1;
        return new() { Refusals = refusals, IsLocked = inWords || refusals >= MaxRefusals, RefusedAt = now, Reason = reason };
    }

    public static LoginLockState AfterResume(LoginLockState state) => state with { Refusals = 0, IsLocked = false };
}
