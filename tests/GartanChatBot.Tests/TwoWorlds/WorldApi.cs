using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using NodaTime;

namespace GartanChatBot.Tests.TwoWorlds;

/// <summary>
/// Asks the HTTP API about a hidden rota with random arguments, and holds each thing that it states against every filled world.
/// </summary>
internal sealed class WorldApi(HttpClient client)
{
    /// <summary>What is false in one of the worlds, with the question and the whole answer; null when all is well.</summary>
    public async Task<string?> FaultAsync(HiddenRota rota, Random random, Instant now)
    {
        var (truth, code) = (rota.Truth, rota.Hidden.Station.Code.Value);
        var pump = random.Next(rota.Hidden.Days.SelectMany(day => day.Appliances).DistinctBy(row => row.Callsign).Count());
        var member = truth.Members[random.Next(truth.Members.Count)];
        var (path, appliance) = ($"/api/v1/appliances/{code}P{pump + 1}", new ApiClaims(truth, pump));

        // Today's pages are from some minutes ago: a moment may lie before them, or a little after.
        var at = random.Next(3) == 0 ? now - Duration.FromMinutes(random.Next(-30, 60 * 20)) : now;
        var start = now + Duration.FromMinutes(15 * random.Next(-40, 4 * 24 * 5));
        var span = new Interval(start, start + Duration.FromMinutes(15 * random.Next(1, 4 * 36)));
        var times = $"{Text(span.Start)}&{{0}}={Text(span.End)}";

        return random.Next(8) switch
        {
            0 => await CheckAsync($"{path}?at={Text(at)}", answer => appliance.OfState(answer, at)),
            1 => await CheckAsync($"/api/v1/stations/{code}/crew?at={Text(at)}", answer => appliance.OfCrew(answer, at)),
            2 => await CheckAsync($"{path}/gaps", answer => appliance.OfGaps(answer, new(now, Instant.MaxValue))),
            3 => await CheckAsync($"{path}/gaps?from={string.Format(CultureInfo.InvariantCulture, times, "to")}", answer =>
                appliance.OfGaps(answer, span)),
            4 => await CheckAsync($"{path}/fixes?start={string.Format(CultureInfo.InvariantCulture, times, "end")}", answer =>
                appliance.OfFixes(answer, span)),
            5 => await CheckAsync(
                $"{path}/what-if?off={Uri.EscapeDataString(member)}&from={string.Format(CultureInfo.InvariantCulture, times, "to")}",
                answer => appliance.OfGaps(answer, span, member)),
            6 => await HoursAsync(rota, member, now, random),
            _ => await CoverageAsync(rota),
        };
    }

    private Task<string?> HoursAsync(HiddenRota rota, string member, Instant now, Random random)
    {
        var monday = rota.Truth.Clock.DateOf(now).With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday)).PlusDays(7 * random.Next(2));
        var path = $"/api/v1/stations/{rota.Hidden.Station.Code}/hours?name={Uri.EscapeDataString(member)}&week={monday:uuuu-MM-dd}";
        return CheckAsync(path, answer => new HoursClaims(rota.Truth, member, rota.Truth.Clock.WeekOf(monday), now).Of(answer));
    }

    private async Task<string?> CoverageAsync(HiddenRota rota)
    {
        var code = rota.Hidden.Station.Code.Value;
        return await CheckAsync("/api/v1/stations", answer =>
        {
            var station = answer.EnumerateArray().Single(each => each.GetProperty("code").GetString() == code);
            if (station.GetProperty("coverage") is not { ValueKind: JsonValueKind.Object } coverage)
                return null;

            var clock = rota.Truth.Clock;
            var end = ApiClaims.Time(coverage.GetProperty("to"))!.Value;
            for (
                var day = clock.DateOf(ApiClaims.Time(coverage.GetProperty("from"))!.Value);
                clock.StartOf(day) < end;
                day = day.PlusDays(1))
            {
                if (rota.Hidden.Days.All(page => page.Date != day))
                    return $"covers {day}, which was never read";
            }

            return null;
        });
    }

    private async Task<string?> CheckAsync(string path, Func<JsonElement, string?> faultOf)
    {
        using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);

        // A name that stands on no page that counts is not found: nothing is claimed.
        if ((int)answer.StatusCode == 404)
            return null;

        var fault = answer.IsSuccessStatusCode ? faultOf(body) : $"status {(int)answer.StatusCode}";
        return fault is null ? null : $"{path}: {fault}\n{body}";
    }

    private static string Text(Instant at) =>
        Uri.EscapeDataString(NodaTime.Text.InstantPattern.General.Format(at).Replace("Z", "+00:00", StringComparison.Ordinal));
}
