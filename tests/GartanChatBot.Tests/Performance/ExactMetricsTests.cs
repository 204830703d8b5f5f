using System.Globalization;
using GartanChatBot.Telemetry;
using GartanChatBot.Tests.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace GartanChatBot.Tests.Performance;

/// <summary>What <c>/metrics</c> tells of durations is what was recorded: each bucket, the sum and the count.</summary>
public class ExactMetricsTests
{
    private static readonly TimeSpan[] Done =
    [
        TimeSpan.FromTicks(1), TimeSpan.FromMicroseconds(1), TimeSpan.FromMilliseconds(1), TimeSpan.FromTicks(10_001),
        TimeSpan.FromMilliseconds(5), TimeSpan.FromMilliseconds(24.9), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1.0001),
        TimeSpan.FromMinutes(2),
    ];

    private static readonly TimeSpan[] Failed = [TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(31)];

    [Fact]
    public async Task Buckets_sum_and_count_are_those_of_the_recorded_durations()
    {
        await using var bot = await BotHarness.StartAsync();
        bot.RunsNothingByItself();
        await using var service = await bot.StartServiceAsync();
        var metrics = service.Services.GetRequiredService<BotMetrics>();
        Record(Done, OperationOutcome.Done);
        Record(Failed, OperationOutcome.Failed);

        var lines = (await service.Client.GetStringAsync("/metrics", TestContext.Current.CancellationToken)).Split('\n');

        ShouldTell("done", Done);
        ShouldTell("failed", Failed);

        void Record(TimeSpan[] durations, OperationOutcome outcome)
        {
            foreach (var took in durations)
            {
                var started = metrics.Start();
                bot.Time.Advance(took);
                metrics.Answered("exact", started, outcome);
            }
        }

        void ShouldTell(string outcome, TimeSpan[] durations)
        {
            var told = lines.Where(line => line.Contains("command=\"exact\"") && line.Contains($"outcome=\"{outcome}\"")).ToList();
            Value("_count").ShouldBe(durations.Length);
            Value("_sum").ShouldBe(durations.Sum(took => took.TotalSeconds), 1e-9);
            var buckets = told.Where(line => line.Contains("_bucket{")).ToList();
            buckets.Count.ShouldBeGreaterThan(10);
            foreach (var line in buckets)
                NumberOf(line).ShouldBe(durations.Count(took => took.TotalSeconds <= BoundOf(line)), line);

            double Value(string kind) => NumberOf(told.Single(line => line.StartsWith($"gartanbot_command_duration_seconds{kind}{{")));
        }
    }

    private static double NumberOf(string line) => double.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture);

    private static double BoundOf(string line) =>
        line.Split("le=\"")[1].Split('"')[0] is var bound && bound == "+Inf"
            ? double.PositiveInfinity
            : double.Parse(bound, CultureInfo.InvariantCulture);
}
