using GartanChatBot.Chat;
using GartanChatBot.Telemetry;

namespace GartanChatBot.PinnedBoards;

/// <summary>
/// Updates the public status line: checked every minute, changed states shown at once, its time never more than an hour old. It is removed
/// when the service stops; after a kill, its time shows when it was valid.
/// </summary>
internal sealed class PublicSignSchedule(
    PublicSignText text, IEnumerable<IPublicSign> signs, ChatOptions options, TimeProvider time, ILogger<PublicSignSchedule> logger)
    : EnduringService(time, logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestStanding = TimeSpan.FromHours(1);

    private readonly Dictionary<IPublicSign, (string States, DateTimeOffset At)> shown = [];

    /// <summary>Signs that an update was attempted on; the line may be shown even if the answer was lost.</summary>
    private readonly HashSet<IPublicSign> tried = [];

    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        while (options.PublicStatus)
        {
            foreach (var sign in signs)
                await TryAsync(() => RefreshAsync(sign, stoppingToken), stoppingToken);

            await Task.Delay(Pause, Time, stoppingToken);
        }
    }

    protected override async Task EndAsync(CancellationToken cancellationToken)
    {
        foreach (var sign in tried)
            await sign.TakeDownAsync(cancellationToken);
    }

    private async Task RefreshAsync(IPublicSign sign, CancellationToken stoppingToken)
    {
        var (line, states) = text.Write(sign.Longest);
        var now = Time.GetUtcNow();
        var stands = shown.TryGetValue(sign, out var before) && before.States == states && now - before.At < LongestStanding;
        if (stands || states.Length == 0)
            return;

        tried.Add(sign);
        if (await sign.ShowAsync(line, stoppingToken))
            shown[sign] = (states, now);
    }
}
