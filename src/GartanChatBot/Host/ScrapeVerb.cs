using System.CommandLine;
using GartanChatBot.Scraping;
using GartanChatBot.Storage;
using GartanChatBot.Web;

namespace GartanChatBot.Host;

/// <summary><c>scrape</c>: reads the rota once and exits.</summary>
internal static class ScrapeVerb
{
    public static Command Create(BotConsole console)
    {
        var from = new Option<string?>("--from") { Description = "First day; today if omitted.", HelpName = "yyyy-MM-dd" };
        var days = new Option<string?>("--days") { Description = "Number of days; the station's DaysAhead if omitted.", HelpName = "N" };
        var station = new Option<string?>("--station") { Description = "One station; all if omitted.", HelpName = "CODE" };
        var accept = new Option<bool>("--accept")
        {
            Description = "Accept pages with other call signs or sections than before, for the station, from now on.",
        };
        var json = new Option<bool>("--json") { Description = "Print the result as JSON." };
        var verb = new Command("scrape", "Read the rota once, now. Exits with 1 if any page failed.") { from, days, station, accept, json };

        verb.SetAction(BotCommandLine.WithSettings(console, async (parsed, settings, cancellationToken) =>
            {
                var answer = await ScrapeAsync(
                    settings, console, (parsed.GetValue(from), parsed.GetValue(days), parsed.GetValue(station), parsed.GetValue(accept)),
                    cancellationToken);

                await console.Output.WriteLineAsync(parsed.GetValue(json) ? answer.Serialize() : Sentence(answer));
                return answer.Failed.Count == 0 ? ExitCode.Done : ExitCode.Failed;
            }));
        return verb;
    }

    private static async Task<ScrapeAnswer> ScrapeAsync(
        BotSettings settings, BotConsole console, (string? From, string? Days, string? Station, bool Accept) asked,
        CancellationToken cancellationToken)
    {
        try
        {
            await using var app = BotHost.BuildTools(settings, console);
            settings.RequireGartan();
            var scrape = app.GetRequiredService<ManualScrape>();
            var pass = ScrapeRequest.Parse(asked.From, asked.Days, asked.Station, scrape.Targets, asked.Accept);

            return ScrapeAnswer.Of(await ProgressBar.ShowAsync(console, progress => scrape.RunAsync(pass, progress, cancellationToken)));
        }
        catch (DatabaseInUseException inUse)
        {
            return await new RunningService(settings, inUse).ScrapeAsync(
                asked.From, asked.Days, asked.Station, asked.Accept, cancellationToken);
        }
    }

    private static string Sentence(ScrapeAnswer answer)
    {
        var sentence = $"{answer.Pages} pages read: {answer.Changed} changed, {answer.Unchanged} unchanged. Log-ins: {answer.Logins}.";
        return answer.Failed.Count == 0
            ? sentence
            : string.Join(
                Environment.NewLine,
                answer.Failed.Select(failure => $"✖ {failure.Station} {failure.Date}: {failure.Reason}").Prepend(sentence));
    }
}
