using System.Security.Cryptography;

namespace GartanChatBot.Chat.Telegram;

/// <summary>Longer and longer pauses between tries, each a little different, so that many bots do not come back at once.</summary>
internal sealed class RetryPause(TimeProvider time, TimeSpan longest)
{
    private const int JitterSteps = 1000;

    private int failures;

    public Task WaitAsync(CancellationToken cancellationToken)
    {
        var full = TimeSpan.FromSeconds(Math.Min(Math.Pow(2, failures), longest.TotalSeconds));
        failures++;

        // Between half of it and all of it.
        return Task.Delay(full / 2 + full / 2 * RandomNumberGenerator.GetInt32(JitterSteps) / JitterSteps, time, cancellationToken);
    }

    public void Reset() => failures = 0;
}
