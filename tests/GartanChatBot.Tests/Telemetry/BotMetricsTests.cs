using System.Diagnostics.Metrics;
using CsCheck;
using GartanChatBot.Telemetry;
using Microsoft.Extensions.Time.Testing;

namespace GartanChatBot.Tests.Telemetry;

public sealed class BotMetricsTests : IDisposable
{
    private readonly FakeTimeProvider time = new();
    private readonly BotMetrics metrics;

    public BotMetricsTests() => metrics = new(null, time);

    public void Dispose() => metrics.Dispose();

    [Fact]
    public void A_quantile_is_at_most_6_percent_off() => Gen.Int[8, int.MaxValue].Array[1, 200].Sample(durations =>
    {
        var counts = new long[LatencyBuckets.Count];
        foreach (var ticks in durations)
            counts[LatencyBuckets.IndexOf(ticks)]++;

        foreach (var share in (double[])[0.5, 0.95, 0.99])
        {
            double exact = durations.Order().ElementAt((int)Math.Ceiling(durations.Length * share) - 1);
            Math.Abs(LatencyBuckets.Quantile(counts, share) - exact).ShouldBeLessThanOrEqualTo(exact * 0.0625);
        }
    });

    [Fact]
    public void Figures_added_up_are_those_of_all_together() => Gen.Select(Ticks, Ticks).Sample((earlier, later) =>
    {
        var parts = OperationFigures.Sum([Figures(earlier), Figures(later)]);
        var whole = Figures([.. earlier, .. later]);

        (parts.Count, parts.TotalTicks, parts.SlowestTicks).ShouldBe((whole.Count, whole.TotalTicks, whole.SlowestTicks));
        parts.Buckets.ShouldBe(whole.Buckets);
    });

    [Fact]
    public void An_operation_tells_time_errors_and_the_slowest_with_its_waits()
    {
        Answer(TimeSpan.FromMilliseconds(5), OperationOutcome.Done);
        var started = metrics.Start();
        var gate = metrics.Start();
        time.Advance(TimeSpan.FromSeconds(2));
        metrics.Waited(WaitKind.Gate, gate);
        metrics.Answered("now", started, OperationOutcome.Failed);

        var figures = Operation().Take();

        (figures.Count, figures.Failed, figures.Refused).ShouldBe((2, 1, 0));
        figures.SlowestTicks.ShouldBe(TimeSpan.FromSeconds(2).Ticks);
        figures.SlowestWaited.Words().ShouldBe("waited 2 s for the database write lock");
        Operation().Look().Count.ShouldBe(0);
    }

    [Fact]
    public async Task Awaited_work_carries_its_waits_from_thread_to_thread()
    {
        var started = metrics.StartAwaited();
        await Task.Run(() => WaitTimes.Add(WaitKind.Site, TimeSpan.FromMilliseconds(300)), TestContext.Current.CancellationToken);
        time.Advance(TimeSpan.FromMilliseconds(310));
        metrics.Scraped("fetch", started, OperationOutcome.Done);

        metrics
            .Families.SelectMany(family => family.All)
            .ShouldHaveSingleItem()
            .Look()
            .SlowestWaited.Words()
            .ShouldBe("waited 300 ms for the site");
    }

    [Fact]
    public void Allocated_bytes_are_told_where_the_work_stays_on_its_thread()
    {
        var started = metrics.Start();
        GC.KeepAlive(new byte[100_000]);
        metrics.Answered("now", started, OperationOutcome.Done);

        Operation().Look().AllocatedBytes.ShouldBeInRange(100_000, 110_000);
    }

    [Fact]
    public void Nothing_grows_with_the_number_of_operations_or_of_names_from_outside()
    {
        for (var number = 0; number < 1000; number++)
            metrics.Answered($"made-up-{number}", metrics.Start(), OperationOutcome.Done);

        metrics.Families.Single(family => family.Name == "command").All.Count.ShouldBeLessThanOrEqualTo(101);
        for (var number = 0; number < 10_000; number++)
            Answer(TimeSpan.FromTicks(number), OperationOutcome.Done);
        Operation("command other").Look().Buckets.Length.ShouldBeLessThan(LatencyBuckets.Count * 5);
    }

    [Fact]
    public void Switched_off_nothing_is_recorded()
    {
        using var off = new BotMetrics(null, time, enabled: false);

        off.Answered("now", off.Start(), OperationOutcome.Done);

        off.Families.SelectMany(family => family.All).ShouldBeEmpty();
    }

    [Fact]
    public void Whoever_listens_to_the_meter_hears_command_and_outcome()
    {
        var heard = new List<string>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, me) =>
            {
                if (instrument.Name is "gartanbot.command.duration")
                    me.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<double>((_, seconds, tags, _) =>
        {
            foreach (var tag in tags)
                heard.Add($"{tag.Key}={tag.Value}");
            heard.Add(seconds.ToString(System.Globalization.CultureInfo.InvariantCulture));
        });
        listener.Start();

        var started = metrics.Start();
        time.Advance(TimeSpan.FromMilliseconds(250));
        metrics.Answered("heard-here-only", started, OperationOutcome.Failed);

        heard.ShouldContain("command=heard-here-only");
        heard.ShouldContain("outcome=failed");
        heard.Where(value => double.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out _))
            .Select(value => double.Parse(value, System.Globalization.CultureInfo.InvariantCulture))
            .ShouldContain(0.25);
    }

    private static Gen<int[]> Ticks => Gen.Int[0, 1_000_000_000].Array[0, 50];

    private static OperationFigures Figures(int[] durations)
    {
        // A clock of its own: samples run side by side.
        var clock = new FakeTimeProvider();
        using var fresh = new BotMetrics(null, clock);
        foreach (var ticks in durations)
        {
            var started = fresh.Start();
            clock.Advance(TimeSpan.FromTicks(ticks));
            fresh.Answered("now", started, OperationOutcome.Done);
        }

        return fresh.Families[0].All.SingleOrDefault()?.Take() ?? OperationFigures.None;
    }

    private void Answer(TimeSpan took, OperationOutcome outcome)
    {
        var started = metrics.Start();
        time.Advance(took);
        metrics.Answered("now", started, outcome);
    }

    private Operation Operation(string name = "command now") =>
        metrics.Families.SelectMany(family => family.All).Single(operation => operation.Name == name);
}
