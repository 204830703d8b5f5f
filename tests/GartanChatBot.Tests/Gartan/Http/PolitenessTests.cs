using GartanChatBot.Gartan;
using GartanSimulator;
using NodaTime;

namespace GartanChatBot.Tests.Gartan.Http;

public sealed class PolitenessTests
{
    [Fact]
    public async Task Sends_one_request_at_a_time_whatever_the_callers_do()
    {
        await using var world = await GartanWorld.StartAsync();
        foreach (var page in Enum.GetValues<SimulatedPage>())
            world.Site.Faults.Always(page, new SlowFault(TimeSpan.FromSeconds(5)));

        var pages = Enumerable
            .Range(0, 12)
            .Select(day => world.Client.GetGridAsync(GartanWorld.Fernbrae, GartanWorld.Tuesday.PlusDays(day), default));
        await world.Clock.RunAsync(Task.WhenAll(pages));

        world.Site.Log.MaxAtOnce.ShouldBe(1);
        world.Site.Log.Count(SimulatedPage.Grid).ShouldBe(12);
    }

    [Fact]
    public async Task Leaves_at_least_the_spacing_between_two_requests()
    {
        await using var world = await GartanWorld.StartAsync(new() { RedirectsAfterLogin = true });

        for (var day = 0; day < 5; day++)
            await world.GridAsync(GartanWorld.Tuesday.PlusDays(day));

        var times = world.Site.Log.Requests.Select(request => request.At).ToList();
        times.Zip(times.Skip(1), (earlier, later) => later - earlier).ShouldAllBe(gap => gap >= TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task Retries_are_spaced_as_well()
    {
        await using var world = await GartanWorld.StartAsync(change: options => new()
        {
            BaseUrl = options.BaseUrl,
            Username = options.Username,
            Password = options.Password,
            MinimumSpacing = TimeSpan.FromSeconds(20),
        });
        world.Site.Faults.Next(SimulatedPage.Grid, new StatusFault(503), new StatusFault(502));

        await world.GridAsync();

        var times = world.Site.Log.Requests.Select(request => request.At).ToList();
        times.Count.ShouldBe(6);
        times.Zip(times.Skip(1), (earlier, later) => later - earlier).ShouldAllBe(gap => gap >= TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Keeps_away_from_a_site_that_fails_and_comes_back_a_little_at_a_time()
    {
        await using var world = await GartanWorld.StartAsync();
        world.Site.Faults.Next(SimulatedPage.Grid, new StatusFault(503), new StatusFault(503), new StatusFault(503));

        for (var day = 0; day < 70; day++)
            await world.GridAsync(GartanWorld.Tuesday.PlusDays(day));

        var times = world.Site.Log.Requests.Select(request => request.At).TakeLast(70).ToList();
        var gaps = times.Zip(times.Skip(1), (earlier, later) => later - earlier).ToList();
        gaps[0].ShouldBe(TimeSpan.FromSeconds(15.75), "two seconds were doubled three times, and one answer was good");
        gaps.Zip(gaps.Skip(1), (wider, closer) => wider - closer).Take(50).ShouldAllBe(step => step == TimeSpan.FromMilliseconds(250));
        gaps[^1].ShouldBe(TimeSpan.FromSeconds(2));
        world.Decisions.ShouldContain("requests at least 2 s apart");
    }

    [Fact]
    public async Task Stops_at_the_days_cap_also_after_a_restart_and_goes_on_after_midnight()
    {
        await using var world = await GartanWorld.StartAsync(change: CapOf5);

        await world.GridAsync();
        await world.GridAsync();
        var stopped = await world.FailsAsync<RequestCapReachedException>();
        world.Restart(change: CapOf5);
        await world.FailsAsync<RequestCapReachedException>();

        stopped.Until.ShouldBe(Instant.FromUtc(2026, 6, 10, 0, 0));
        world.Site.Log.Requests.Count.ShouldBe(5);

        world.Clock.Advance(TimeSpan.FromHours(11));
        await world.GridAsync();
        world.Site.Log.Requests.Count.ShouldBe(9);

        static GartanOptions CapOf5(GartanOptions options) => new()
        {
            BaseUrl = options.BaseUrl,
            Username = options.Username,
            Password = options.Password,
            DailyRequestCap = 5,
        };
    }

    [Fact]
    public async Task Waits_as_long_as_the_site_asks_for()
    {
        await using var world = await GartanWorld.StartAsync();
        await world.GridAsync();
        world.Site.Faults.Next(SimulatedPage.Grid, new StatusFault(429, TimeSpan.FromSeconds(25)));

        await world.GridAsync();

        var grids = world.Site.Log.Requests.Where(request => request.Page == SimulatedPage.Grid).Select(request => request.At).ToList();
        grids.Count.ShouldBe(3);
        (grids[2] - grids[1]).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(25));
    }

    [Fact]
    public async Task Sends_nothing_at_all_during_a_long_pause_that_the_site_asked_for()
    {
        await using var world = await GartanWorld.StartAsync();
        await world.GridAsync();
        world.Site.Faults.Next(SimulatedPage.Grid, new StatusFault(503, TimeSpan.FromMinutes(10)));

        (await world.FailsAsync<UnavailableException>()).RetryAfter.ShouldBe(TimeSpan.FromMinutes(10));
        world.Clock.Advance(TimeSpan.FromMinutes(4));
        (await world.FailsAsync<UnavailableException>()).RetryAfter.ShouldBe(TimeSpan.FromMinutes(6));

        world.Site.Log.Count(SimulatedPage.Grid).ShouldBe(2);

        world.Clock.Advance(TimeSpan.FromMinutes(6));
        (await world.GridAsync()).ShouldContain("ALDER, TM");
    }

    [Fact]
    public async Task Takes_pages_packed()
    {
        await using var world = await GartanWorld.StartAsync();

        var html = await world.GridAsync();

        world.Site.Log.Requests.ShouldAllBe(request => request.AcceptEncoding.Contains("gzip"));
        html.ShouldEndWith("</table>");
    }
}
