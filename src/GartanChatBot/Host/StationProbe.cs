using GartanChatBot.Gartan;
using GartanChatBot.Stations;

namespace GartanChatBot.Host;

/// <summary>
/// Reads today's page of each chosen station without storing it. Tries both request formats with each station label, with one log-in for
/// each attempt.
/// </summary>
internal sealed class StationProbe(BotConsole console, SetupPrompts prompts, SetupSettings settings)
{
    /// <returns>The stations with the labels that Gartan accepts; null when a station can't be read.</returns>
    public async Task<IReadOnlyList<StationOptions>?> ReadAsync(
        IReadOnlyList<StationChoice> chosen, CancellationToken cancellationToken)
    {
        prompts.Say("Reading today's page …");
        IReadOnlyList<DoctorCheck> checks = [];
        foreach (var body in Enum.GetValues<RequestBody>())
        {
            settings["Gartan:Body"] = body.ToString();
            foreach (var label in Enumerable.Range(0, chosen.Max(station => station.Labels.Count)))
            {
                IReadOnlyList<StationOptions> stations =
                    [.. chosen.Select(station => station.OptionsWith(station.Labels[Math.Min(label, station.Labels.Count - 1)]))];
                var current = settings.With(stations);
                await using var services = BotHost.BuildTools(current, SetupDialog.Quiet(console));
                checks = await new GartanDoctor(current, services).ChecksAsync(cancellationToken);
                if (checks.All(check => check.Mark == DoctorCheck.Good))
                {
                    Tell(checks);
                    return stations;
                }
            }
        }

        Tell(checks);
        prompts.Say("Nothing was written. Fix the lines marked ✖, then run setup again.");
        return null;
    }

    private void Tell(IReadOnlyList<DoctorCheck> checks)
    {
        foreach (var check in checks)
            prompts.Say($"{check.Mark} {check.Sentence}");
    }
}
