using System.Text.Json;
using GartanChatBot.Crewing;
using GartanChatBot.Gartan.Reading;
using GartanChatBot.Rota;
using GartanChatBot.Stations;
using GartanChatBot.Storage;
using GartanChatBot.Tests.Crewing;
using GartanChatBot.Tests.Crewing.Timeline;
using GartanChatBot.Tests.TestKit;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace GartanChatBot.Tests.Journeys;

/// <summary>
/// 200 random rotas, written as pages, read, stored in a file and asked for: every answer is what a slot-by-slot oracle says.
/// </summary>
public class RandomRotaTests
{
    private const int Rotas = 200;

    [Fact]
    public async Task Crew_until_gaps_and_hours_of_200_random_rotas_are_the_oracles_slot_for_slot()
    {
        var drawn = Enumerable.Range(1, int.MaxValue).Select(RotaOnPages.Of).OfType<RotaOnPages>().Take(Rotas).ToList();
        // After all that was drawn: every question is about what had passed when it was read.
        await using var bot = await BotHarness.StartAsync(
            new() { Rota = GartanSimulator.RotaStyle.Blank }, Instant.FromUtc(2028, 1, 1, 12, 0));
        bot.Replace(new StationCatalogue([Fernbrae.Station, .. drawn.Select(rota => rota.Rota.Station)]));
        await using var service = await bot.StartServiceAsync();
        foreach (var rota in drawn)
            Store(service, rota);

        await Parallel.ForEachAsync(
            drawn,
            new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = TestContext.Current.CancellationToken },
            async (rota, _) =>
            {
                var oracle = new RotaOracle(rota.Rota);
                SameAtEverySlot(service, rota, oracle);
                await SameOverHttpAsync(service, rota, oracle);
            });

        // The draw has what is hard in it; otherwise the above proves less than it says.
        var days = drawn.SelectMany(rota => rota.Rota.Days).ToList();
        days.Select(day => day.SlotCount).Distinct().Order().ShouldBe([92, 96, 100]);
        drawn.Select(rota => rota.Rota.Station.Appliances.Count).ShouldContain(count => count > 1);
        days.ShouldContain(day => day.Appliances.Count == 0);
        days.ShouldContain(day => day.Appliances.Count == 3);
        days.ShouldContain(day => day.Members.Any(member => !member.Committed.IsEmpty));
        days.ShouldContain(day => day.Members.Count(member => member.Name == "DUNLIN, E") == 2);
    }

    private static void Store(RunningBot service, RotaOnPages rota)
    {
        var (reader, store) = (service.Services.GetRequiredService<DayReader>(), service.Services.GetRequiredService<RotaStore>());
        service.Services.GetRequiredService<BotDatabase>().InTransaction(() =>
        {
            foreach (var day in rota.Rota.Days)
            {
                var reading = reader.Read(rota.Writer.Write(day), rota.Code, rota.Rota.Station.Clock, day.Date, day.ReadAt, previous: null);
                reading.Day.ShouldNotBeNull($"{rota.Code} {day.Date}: {reading.Refusal?.Sentence}");
                store.Replace(reading.Day).ShouldBe(ReplaceOutcome.Added);
            }
        });
    }

    private static void SameAtEverySlot(RunningBot service, RotaOnPages rota, RotaOracle oracle)
    {
        var queries = service.Services.GetRequiredService<RotaQueries>();
        var asked = queries.Widen(queries.Rota(rota.Code, oracle.Slots[0].Start), rota.Rota.Days[0].Date, rota.Rota.Days[^1].Date);
        asked.Timeline.Appliances.ShouldBe(oracle.Appliances);

        for (var slot = 0; slot < oracle.Slots.Count; slot++)
        {
            var at = oracle.Slots[slot].Start;
            var (crew, expected) = (asked.Timeline.CrewAt(at).Select(LineOf).ToList(), oracle.CrewAt(slot).ToList());
            // An assertion costs more than the answer, and there are sixty thousand of them.
            if (!crew.SequenceEqual(expected))
                crew.ShouldBe(expected, $"{rota.Code} {at}");

            foreach (var callsign in oracle.Appliances)
            {
                var (until, walked) = (asked.Timeline.PhaseAt(callsign, at).Until, oracle.UntilOf(callsign, slot));
                if (until != walked)
                    until.ShouldBe(walked, $"{callsign} {at}");
            }
        }

        string LineOf(MemberState member) =>
            RotaOracle.Line(
                member.Key,
                member.Role,
                string.Join(' ', member.Skills.Order(StringComparer.Ordinal)),
                member.Readable ? member.Available : null,
                member.Committed,
                TextOf(member.Until),
                TextOf(member.Next),
                member.ContractHours);

        string? TextOf(Instant? instant) => instant is { } known ? oracle.Text(known) : null;
    }

    private static async Task SameOverHttpAsync(RunningBot service, RotaOnPages rota, RotaOracle oracle)
    {
        var random = new Random(oracle.Slots.Count);
        for (var sample = 0; sample < 4; sample++)
        {
            var slot = random.Next(oracle.Slots.Count);
            var at = oracle.Slots[slot].Start + Duration.FromMinutes(random.Next(15));
            await SameCrewAsync(service, rota, oracle, slot, at);

            foreach (var callsign in oracle.Appliances.Where(_ => oracle.SeesAllInOrder(rota.Rota.Station.Clock.DateOf(at))))
            {
                var answer = await service.GetAsync($"/api/v1/appliances/{callsign}?at={Uri.EscapeDataString(oracle.Text(at))}");
                LineOf(answer).ShouldBe(oracle.ApplianceAt(callsign, slot), $"{callsign} {oracle.Text(at)}");
            }
        }

        var (first, last) = (oracle.Slots[0].Start, NaiveTimeline.EndOf(oracle.Slots[^1]));
        foreach (var callsign in oracle.Appliances)
        {
            await SameGapsAsync(service, oracle, callsign, new(first - Duration.FromHours(3), last + Duration.FromHours(3)));
            await SameGapsAsync(service, oracle, callsign, new(first + Duration.FromMinutes(377), last - Duration.FromMinutes(191)));
        }

        for (var sample = 0; sample < 3; sample++)
        {
            var slot = random.Next(oracle.Slots.Count);
            var member = oracle.MembersAt(slot)[random.Next(oracle.MembersAt(slot).Count)];
            await SameHoursAsync(service, rota, oracle, member, oracle.Slots[slot].Start + Duration.FromMinutes(random.Next(15)));
        }
    }

    private static async Task SameCrewAsync(RunningBot service, RotaOnPages rota, RotaOracle oracle, int slot, Instant at)
    {
        // The plus sign of the offset stands as it is, as in a hand-written address.
        var answer = await service.GetAsync($"/api/v1/stations/{rota.Code}/crew?at={oracle.Text(at)}");

        answer.GetProperty("at").GetString().ShouldBe(oracle.Text(at));
        var named = answer
            .GetProperty("crew")
            .EnumerateArray()
            .SelectMany(one => new[] { one.GetProperty("until"), one.GetProperty("next") })
            .Select(time => time.GetString())
            .OfType<string>()
            .Select(text => NodaTime.Text.OffsetDateTimePattern.ExtendedIso.Parse(text).Value.ToInstant());
        var last = named.Append(at + Duration.Epsilon).Max();
        answer
            .GetProperty("readAt")
            .GetString()
            .ShouldBe(oracle.Text(oracle.Slots.Skip(slot).TakeWhile(each => each.Start < last).Min(each => each.Page.ReadAt)));
        answer
            .GetProperty("crew")
            .EnumerateArray()
            .Select(one =>
                RotaOracle.Line(
                    one.GetProperty("name"), one.GetProperty("role"), Words(one, "skills"), one.GetProperty("available"),
                    one.GetProperty("committed").GetBoolean(), one.GetProperty("until"), one.GetProperty("next"),
                    one.GetProperty("contractHours")))
            .ShouldBe(oracle.CrewAt(slot), $"{rota.Code} {oracle.Text(at)}");
    }

    private static async Task SameGapsAsync(RunningBot service, RotaOracle oracle, Callsign callsign, Interval within)
    {
        var span = $"from={Uri.EscapeDataString(oracle.Text(within.Start))}&to={Uri.EscapeDataString(oracle.Text(within.End))}";
        var answer = await service.GetAsync($"/api/v1/appliances/{callsign}/gaps?{span}");

        answer.GetProperty("gaps").EnumerateArray().Select(gap => RotaOracle.Line(
            gap.GetProperty("start"), gap.GetProperty("end"), gap.GetProperty("minutes"),
            string.Join(' ', gap.GetProperty("unmet").EnumerateArray().Select(each => each.GetString()).Order(StringComparer.Ordinal)),
            gap.GetProperty("source"))).ShouldBe(oracle.Gaps(callsign, within), $"{callsign} {span}");
    }

    private static async Task SameHoursAsync(RunningBot service, RotaOnPages rota, RotaOracle oracle, MemberKey member, Instant at)
    {
        var monday = rota.Rota.Station.Clock.DateOf(at).With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday));
        var query = $"name={Uri.EscapeDataString(member.ToString())}&week={monday:uuuu-MM-dd}&at={Uri.EscapeDataString(oracle.Text(at))}";
        var hours = await service.GetAsync($"/api/v1/stations/{rota.Code}/hours?{query}");

        string[] parts =
        [
            "contractMinutes", "givenMinutes", "bookedMinutes", "totalMinutes", "balanceMinutes", "balanceAtLeastMinutes",
            "balanceAtMostMinutes", "gartanMinutes", "unreadMinutes", "weekMinutes",
        ];
        RotaOracle.Line([.. parts.Select(part => (object)hours.GetProperty(part))]).ShouldBe(oracle.Hours(member, monday, at), query);
    }

    private static string LineOf(JsonElement pump)
    {
        var then = pump.GetProperty("then") is { ValueKind: JsonValueKind.Object } next
            ? $"{next.GetProperty("state")} {next.GetProperty("until")}"
            : "";
        var counts = pump.GetProperty("requirements")
            .EnumerateArray()
            .Where(each => each.GetProperty("name").GetString() != "officer and driver");
        return RotaOracle.Line(
            pump.GetProperty("state"), pump.GetProperty("until"), then, pump.GetProperty("gartan"), pump.GetProperty("ruleMet"),
            pump.GetProperty("mismatch"),
            string.Join(' ', counts.Select(each => $"{each.GetProperty("name")} {each.GetProperty("have")}/{each.GetProperty("need")}")),
            Words(pump, "unmet"), Words(pump, "dependsOn"));
    }

    private static string Words(JsonElement answer, string property) =>
        string.Join(' ', answer.GetProperty(property).EnumerateArray().Select(each => each.GetString()));
}
