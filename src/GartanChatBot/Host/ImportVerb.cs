using System.CommandLine;
using GartanChatBot.Scraping;
using GartanChatBot.Stations;
using GartanChatBot.Web;

namespace GartanChatBot.Host;

/// <summary><c>import</c>: stores saved grid pages, without network.</summary>
internal static class ImportVerb
{
    public static Command Create(BotConsole console)
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "Saved grid pages: .html, or the JSON answer with \"d\".",
            Arity = ArgumentArity.OneOrMore,
        };
        var station = new Option<string>("--station")
        {
            Description = "The station of the pages.",
            HelpName = "CODE",
            Required = true,
        };
        var date = new Option<string?>("--date")
        {
            Description = "The day of the page, if the file's name doesn't have it.",
            HelpName = "yyyy-MM-dd",
        };
        var accept = new Option<bool>("--accept")
        {
            Description = "Accept pages with other call signs or sections than before, for this station, from now on.",
        };
        var verb = new Command("import", "Store saved grid pages.") { files, station, date, accept };

        verb.SetAction(BotCommandLine.WithSettings(console, async (parsed, settings, cancellationToken) =>
        {
            await using var app = BotHost.BuildTools(settings, console);
            var import = app.GetRequiredService<PageImport>();
            var whose = StationOf(app.GetRequiredService<StationCatalogue>(), parsed.GetValue(station)!);
            var day = ApiTimes.OptionalDate("--date", parsed.GetValue(date));
            var failed = 0;

            foreach (var file in parsed.GetValue(files)!)
            {
                var outcome = await import.RunAsync(whose, file, day, parsed.GetValue(accept), cancellationToken);
                failed += outcome.Failed ? 1 : 0;
                await (outcome.Failed ? console.Error : console.Output).WriteLineAsync(
                    $"{(outcome.Failed ? "✖" : "✔")} {file}: {outcome.Sentence}");
                foreach (var note in outcome.Notes)
                    await console.Error.WriteLineAsync($"  {file}: {note}");
            }

            return failed == 0 ? ExitCode.Done : ExitCode.Failed;
        }));
        return verb;
    }

    private static Crewing.Station StationOf(StationCatalogue stations, string code) =>
        stations.FindStation(code) ?? throw new VerbFailedException(
            stations.All.Count == 0
                ? $"There isn't a station \"{code}\": none is configured. Add it in config/stations.json, "
                    + $"or with --set Stations:0:Code={code}."
                : $"There isn't a station \"{code}\"; known are {string.Join(", ", stations.All.Select(station => station.Code))}.",
            ExitCode.BadUsage);
}
