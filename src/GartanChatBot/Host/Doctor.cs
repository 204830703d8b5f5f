using System.Globalization;
using System.Runtime.CompilerServices;
using GartanChatBot.Crewing;
using GartanChatBot.Gartan.Http;
using GartanChatBot.Gartan.Marks;
using GartanChatBot.Rota;
using GartanChatBot.Stations;
using GartanChatBot.Storage;
using NodaTime;
using NodaTime.Text;
using NodaTime.TimeZones;

namespace GartanChatBot.Host;

/// <summary>The doctor's round.</summary>
internal sealed class Doctor(BotSettings settings, BotConsole console)
{
    public async IAsyncEnumerable<Finding> FindingsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new(Finding.Good, settings.Warnings.Count == 0
            ? "Configuration: every value can be used."
            : $"Configuration: every value can be used; {settings.Warnings.Count} of the keys change nothing (see above).");
        yield return Finding.Of(settings.Gartan.PermissionConfirmed,
            "Permission: confirmed by the operator.",
            "Permission: not confirmed. Have the service's permission, then set Gartan:PermissionConfirmed=true.");
        yield return Finding.Of(settings.Stations.Count > 0,
            $"Stations: {string.Join(", ", settings.Stations.Select(station => station.Code))}.",
            "Stations: none. Add one with Code and BrigadeId in config/stations.json.");

        foreach (var caution in StartCautions.OpenWires(settings))
            yield return new(Finding.Bad, caution);
        yield return StartCautions.Requests(settings);

        foreach (var finding in await DatabaseAndGartanAsync(cancellationToken))
            yield return finding;

        foreach (var finding in await ChatAccounts.TelegramAsync(settings.Telegram, cancellationToken))
            yield return finding;
        foreach (var finding in await DiscordDoctor.FindingsAsync(settings, cancellationToken))
            yield return finding;

        yield return Clock();
    }

    private async Task<IReadOnlyList<Finding>> DatabaseAndGartanAsync(CancellationToken cancellationToken)
    {
        List<Finding> findings = [];
        try
        {
            await using var app = BotHost.BuildTools(settings, Impatient(console));
            findings.Add(Database(app.Services.GetRequiredService<BotDatabase>(), app.Services.GetRequiredService<RotaStore>()));
            findings.AddRange(app.Services.GetRequiredService<StationCatalogue>().All.Select(station => Counts(station, app.Services)));
            findings.AddRange(await new GartanDoctor(settings, app.Services).FindingsAsync(cancellationToken));
            findings.AddRange(Marks(app.Services.GetRequiredService<MarkBook>()));
        }
        catch (DatabaseInUseException inUse)
        {
            findings.Add(new(Finding.Good, $"Database: {inUse.Message}"));
            findings.Add(
                new(Finding.NotUsed, "Gartan: left to the running service, so that the account is not used twice; ask it /status."));
        }
        catch (DatabaseUnusableException unusable)
        {
            findings.Add(new(Finding.Bad, $"Database: {unusable.Message}"));
        }

        return findings;
    }

    private Finding Database(BotDatabase database, RotaStore rota)
    {
        List<string> problems =
        [
            .. database.CheckIntegrity(),
            .. rota.UnreadableDays().Select(day => $"The stored day {day} is not what was written; it is read again."),
        ];
        return problems is [var first, ..]
            ? new(Finding.Bad, $"Database: {settings.Storage.Path} has {problems.Count} problems, the first: {first} Restore a backup.")
            : new(Finding.Good, $"Database: {settings.Storage.Path} opens and reads clean.");
    }

    /// <summary>The page that was read last is held against its own counts.</summary>
    private static Finding Counts(Station station, IServiceProvider services)
    {
        var rota = services.GetRequiredService<RotaStore>();
        var last = rota.DatesRead(station.Code)
            .OrderByDescending(date => rota.LastReadAt(station.Code, date))
            .Select(date => rota.Find(station.Code, date))
            .FirstOrDefault();
        if (last is not { RuleCounts.Count: > 0 })
        {
            var why = last is null ? "no page has been read yet" : "the last page has none of its own";
            return new(Finding.NotUsed, $"Counts of {station.Code}: {why}.");
        }

        var page = $"Counts of {station.Code}, page of {LocalDatePattern.Iso.Format(last.Date)}";
        if (CountDifference.Of(last, station) is not { } difference)
            return new(Finding.Good, $"{page}: Gartan's and ours agree.");

        var figures = string.Create(
            CultureInfo.InvariantCulture, $"{page}: {difference.Figures} at {station.Clock.LocalOf(difference.At):HH:mm}");
        return station.HeadCount is HeadCountUse.Ignore
            ? new(Finding.NotUsed, $"{figures}; left out, as Gartan:HeadCount says.")
            : new(
                Finding.Bad,
                $"{figures}. Look at Codes and Skills:Aliases; if Gartan counts otherwise for a good reason, set Gartan:HeadCount=Ignore.");
    }

    /// <summary>Asks once and waits for ten seconds: whoever looks for a fault wants to hear of it.</summary>
    private static BotConsole Impatient(BotConsole console) => console with
    {
        MinimumLogLevel = LogLevel.None,
        ConfigureServices = services =>
        {
            services.AddSingleton(GartanPatience.OfDoctor);
            console.ConfigureServices(services);
        },
    };

    /// <summary>In the words that <c>Gartan:Marks</c> takes.</summary>
    private static IEnumerable<Finding> Marks(MarkBook book)
    {
        var known = book.All.Where(mark => mark.Meaning is LearntMeaning.Off or LearntMeaning.Neutral).ToList();
        if (known.Count > 0)
            yield return new(Finding.Good, $"Marks: {string.Join(", ", known)}. Gartan's own counts said so.");

        foreach (var mark in book.All.Except(known))
            yield return new(
                Finding.NotUsed,
                $"Marks: {mark}; without Gartan's own counts whoever bears it counts as off. Add it to Gartan:Marks:Off or Gartan:Marks:Neutral."
            );
    }

    private Finding Clock()
    {
        var zones = settings.Stations.Select(station => station.TimeZone).Distinct(StringComparer.Ordinal).ToList();
        var now = TimeProvider.System.GetCurrentInstant();
        var source = TzdbDateTimeZoneSource.Default.VersionId;

        return new(
            Finding.Good,
            zones.Count == 0
                ? $"Clock: {now} UTC; zones {source}."
                : $"Clock: {string.Join(", ", zones.Select(zone => $"{now.InZone(DateTimeZoneProviders.Tzdb[zone]).LocalDateTime:uuuu-MM-dd HH:mm} {zone}"))}; zones {source}.");
    }
}
