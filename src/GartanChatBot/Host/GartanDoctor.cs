using GartanChatBot.Crewing;
using GartanChatBot.Crewing.Timeline;
using GartanChatBot.Gartan;
using GartanChatBot.Gartan.Http;
using GartanChatBot.Scraping;
using GartanChatBot.Stations;
using GartanChatBot.Wording;

namespace GartanChatBot.Host;

/// <summary>The doctor's Gartan checks: log-in, then today's page of each station, parsed as in a scrape but not stored.</summary>
internal sealed class GartanDoctor(BotSettings settings, IServiceProvider services)
{
    private readonly GartanClient gartan = services.GetRequiredService<GartanClient>();

    public async Task<IReadOnlyList<DoctorCheck>> ChecksAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(settings.Gartan.BaseUrl))
            return [Bad("no address. Set Gartan:BaseUrl, GARTAN__USERNAME and GARTAN__PASSWORD; without them the demo station runs.")];

        try
        {
            await gartan.SignInAsync(cancellationToken);
        }
        catch (GartanException refused)
        {
            return [Bad(refused.Message)];
        }

        var address = new Uri(settings.Gartan.BaseUrl.Trim()).GetComponents(
            UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
        List<DoctorCheck> checks = [new(DoctorCheck.Good, $"Gartan: logged in at {address}.")];
        foreach (var (index, target) in services.GetRequiredService<ScrapeTargets>().All.Index())
            checks.Add(await PageAsync(index, target, cancellationToken));

        return checks;
    }

    private async Task<DoctorCheck> PageAsync(int index, ScrapeTarget target, CancellationToken cancellationToken)
    {
        if (target.Gartan.BrigadeId == 0)
            return Bad($"{target.Code} has no BrigadeId. Set Stations:{index}:BrigadeId to Gartan's number for the station.");

        try
        {
            return await ReadAsync(target, settings.Gartan.Body, cancellationToken);
        }
        catch (LayoutChangedException empty) when (empty.Reason is RefusalReason.EmptyAnswer)
        {
            return Bad(
                $"{target.Code}: Gartan returned no page for BrigadeId {target.Gartan.BrigadeId} "
                + $"and BrigadeName {target.Gartan.BrigadeName}. "
                + $"Is Stations:{index}:BrigadeId Gartan's number for {target.Code}?");
        }
        catch (GartanException failed) when (failed.Status is System.Net.HttpStatusCode.InternalServerError)
        {
            return await OtherBodyAsync(target, failed, cancellationToken);
        }
        catch (GartanException failed)
        {
            return Bad($"{target.Code}: {failed.Message}");
        }
    }

    /// <summary>Tries the other request format: a site that accepts one of them answers the other with 500.</summary>
    private async Task<DoctorCheck> OtherBodyAsync(ScrapeTarget target, GartanException failed, CancellationToken cancellationToken)
    {
        var other = settings.Gartan.Body is RequestBody.Json ? RequestBody.Script : RequestBody.Json;
        try
        {
            await ReadAsync(target, other, cancellationToken);
            return Bad(
                $"{target.Code}: Gartan answers 500 to Gartan:Body={settings.Gartan.Body} and accepts {other}. Set Gartan:Body={other}.");
        }
        catch (GartanException)
        {
            return Bad($"{target.Code}: {failed.Message} Gartan:Body={other} is rejected too.");
        }
    }

    private async Task<DoctorCheck> ReadAsync(ScrapeTarget target, RequestBody body, CancellationToken cancellationToken)
    {
        var now = services.GetRequiredService<TimeProvider>().GetCurrentInstant();
        var today = target.Clock.DateOf(now);
        var html = await gartan.GetGridAsync(target.Gartan, today, body, cancellationToken);
        var reading = services.GetRequiredService<PageReading>().ReadAnew(html, target.Code, target.Clock, today, now);
        if (reading.IsRefused)
            return Bad($"{target.Code} today: {reading.Refusal.Sentence}");

        var station = services.GetRequiredService<StationCatalogue>().Find(target.Code)!;
        string[] said = [.. PageSummary.Of(station, reading.Day, now), .. Needs(station, reading.Day), .. reading.Diagnostics.Sentences()];
        return new(DoctorCheck.Good, $"Gartan: {target.Code} today: {string.Join(", ", said).TrimEnd('.')}.");
    }

    /// <summary><c>K41P1 needs 4, officer 1, driver 1</c>, so that the operator can check the parsed rule.</summary>
    private static IEnumerable<string> Needs(Station station, StationDay day)
    {
        var timeline = CrewingTimeline.Build(station, [day]);
        foreach (var pump in timeline.Appliances)
        {
            string[] needs =
            [
                .. timeline.RuleOf(pump, timeline.ReadIntervals[0].Start)?.Requirements.Select(one =>
                    one.Name is Requirement.Crew ? $"{one.Need}" : $"{CrewingText.NameOf(one.Name)} {one.Need}") ?? [],
            ];
            yield return needs.Length > 0 ? $"{pump} needs {string.Join(", ", needs)}" : $"{pump}'s rule can't be parsed";
        }
    }

    private static DoctorCheck Bad(string sentence) => new(DoctorCheck.Bad, $"Gartan: {sentence}");
}
