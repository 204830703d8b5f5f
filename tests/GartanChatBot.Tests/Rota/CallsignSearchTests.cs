using GartanChatBot.Crewing;
using GartanChatBot.Rota;
using GartanChatBot.Stations;
using GartanChatBot.Tests.Crewing;
using GartanChatBot.Tests.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace GartanChatBot.Tests.Rota;

/// <summary>
/// A call sign that only pages know is looked for at every station, and a brigade has more of them than the cache keeps timelines.
/// </summary>
public class CallsignSearchTests
{
    private const int Stations = 100;

    [Fact]
    public async Task Looking_through_a_brigade_again_builds_nothing_anew()
    {
        await using var bot = await BotHarness.StartAsync();
        bot.Replace(new StationCatalogue([.. Enumerable.Range(0, Stations).Select(StationOf)]));
        await using var app = bot.BuildService();
        var (queries, timelines) = (app.Services.GetRequiredService<RotaQueries>(), app.Services.GetRequiredService<TimelineCache>());
        var rota = app.Services.GetRequiredService<RotaStore>();
        foreach (var number in Enumerable.Range(0, Stations))
            rota.Replace(DayOf(number, "first"));

        queries.FindAppliance("S99P1")!.Value.Station.Code.ShouldBe(CodeOf(99));
        var built = timelines.Misses;
        queries.FindAppliance("S98P1")!.Value.Station.Code.ShouldBe(CodeOf(98));
        queries.FindAppliance("S99P2").ShouldBeNull();

        timelines.Misses.ShouldBe(built);
    }

    [Fact]
    public async Task A_call_sign_that_a_new_page_brings_is_found_at_once()
    {
        await using var bot = await BotHarness.StartAsync();
        bot.Replace(new StationCatalogue([StationOf(1)]));
        await using var app = bot.BuildService();
        var (queries, rota) = (app.Services.GetRequiredService<RotaQueries>(), app.Services.GetRequiredService<RotaStore>());
        rota.Replace(DayOf(1, "first"));
        queries.FindAppliance("S1P2").ShouldBeNull();

        rota.Replace(DayOf(1, "second", "S1P2"));

        queries.FindAppliance("S1P2")!.Value.Callsign.Value.ShouldBe("S1P2");
    }

    private static StationDay DayOf(int number, string hash, params string[] more) =>
        SampleRota.Day(SampleRota.Tuesday, SampleRota.Noon, hash, SampleRota.Member("ELM, A", SlotSet.First(96))) with
        {
            Station = CodeOf(number),
            Appliances = [.. more.Prepend($"S{number}P1").Select(callsign => new ApplianceDay { Callsign = Callsign.Parse(callsign) })],
        };

    private static Station StationOf(int number) => Fernbrae.Station with { Code = CodeOf(number), Appliances = [] };

    private static StationCode CodeOf(int number) => StationCode.Parse($"S{number}");
}
