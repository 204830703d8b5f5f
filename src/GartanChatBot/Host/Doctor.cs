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

/// <summary>Runs all checks of <c>doctor</c>.</summary>
internal sealed class Doctor(BotSettings settings, BotConsole console)
{
    public async IAsyncEnumerable<DoctorCheck> ChecksAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new(DoctorCheck.Good, settings.Warnings.Count == 0
            ? "Configuration: every value is valid."
            : $"Configuration: every value is valid; {settings.Warnings.Count} unknown keys are ignored (see above).");
        yield return DoctorCheck.Of(settings.Gartan.PermissionConfirmed,
            "Permission: confirmed by the operator.",
            "Permission: not confirmed. Get the service's permission, then set Gartan:PermissionConfirmed=true.");
        yield return DoctorCheck.Of(settings.Stations.Count > 0,
            $"Stations: {string.Join(", ", settings.Stations.Select(station => station.Code))}.",
            "Stations: none. Add one with Code and BrigadeId in config/stations.json.");

        foreach (var caution in StartupWarnings.OpenWires(settings))
            yield return new(DoctorCheck.Bad, caution);
        yield return StartupWarnings.Requests(settings);

        foreach (var check in await DatabaseAndGartanAsync(cancellationToken))
            yield return check;

        foreach (var check in await ChatAccounts.TelegramAsync(settings.Telegram, cancellationToken))
            yield return check;
        foreach (var check in await DiscordDoctor.ChecksAsync(settings, cancellationToken))
            yield return check;

        yield return Clock();
    }

    private async Task<IReadOnlyList<DoctorCheck>> DatabaseAndGartanAsync(CancellationToken cancellationToken)
    {
        List<DoctorCheck> checks = [];
        try
        {
            await using var app = BotHost.BuildTools(settings, Impatient(console));
            checks.Add(Database(app.GetRequiredService<BotDatabase>(), app.GetRequiredService<RotaStore>()));
            checks.AddRange(app.GetRequiredService<StationCatalogue>().All.Select(station => Counts(station, app)));
            checks.AddRange(await new GartanDoctor(settings, app).ChecksAsync(cancellationToken));
            checks.AddRange(Marks(app.GetRequiredService<MarkBook>()));
        }
        catch (DatabaseInUseException inUse)
        {
            checks.Add(new(DoctorCheck.Good, $"Database: {inUse.Message}"));
            checks.Add(
                new(DoctorCheck.NotUsed, "Gartan: not checked while the service uses the account; ask it /status."));
        }
        catch (DatabaseUnusableException unusable)
        {
            checks.Add(new(DoctorCheck.Bad, $"Database: {unusable.Message}"));
        }

        return checks;
    }

    private DoctorCheck Database(BotDatabase database, RotaStore rota)
    {
        List<string> problems =
        [
            .. database.CheckIntegrity(),
            .. rota.UnreadableDays().Select(day => $"The stored day {day} is damaged; it will be read again."),
        ];
        return problems is [var first, ..]
            ? new(DoctorCheck.Bad, $"Database: {settings.Storage.Path} has {problems.Count} problems, the first: {first} Restore a backup.")
            : new(DoctorCheck.Good, $"Database: {settings.Storage.Path} opens and reads clean.");
    }

    /// <summary>Compares the last page with its own counts.</summary>
    private static DoctorCheck Counts(Station station, IServiceProvider services)
    {
        var rota = services.GetRequiredService<RotaStore>();
        var last = rota.DatesRead(station.Code)
            .OrderByDescending(date => rota.LastReadAt(station.Code, date))
            .Select(date => rota.Find(station.Code, date))
            .FirstOrDefault();
        if (last is not { RuleCounts.Count: > 0 })
        {
            var why = last is null ? "no page has been read yet" : "the last page has no counts";
            return new(DoctorCheck.NotUsed, $"Counts of {station.Code}: {why}.");
        }

        var page = $"Counts of {station.Code}, page of {LocalDatePattern.Iso.Format(last.Date)}";
        if (CountDifference.Of(last, station) is not { } difference)
            return new(DoctorCheck.Good, $"{page}: Gartan's and ours agree.");

        var figures = string.Create(
            CultureInfo.InvariantCulture, $"{page}: {difference.Figures} at {station.Clock.LocalOf(difference.At):HH:mm}");
        return station.HeadCount is HeadCountUse.Ignore
            ? new(DoctorCheck.NotUsed, $"{figures}; ignored, as set in Gartan:HeadCount.")
            : new(
                DoctorCheck.Bad,
                $"{figures}. Check Codes and Skills:Aliases; if Gartan counts differently for a good reason, set Gartan:HeadCount=Ignore.");
    }

    /// <summary>Limits the check to one request of ten seconds, because the operator waits for the result.</summary>
    private static BotConsole Impatient(BotConsole console) => console with
    {
        MinimumLogLevel = LogLevel.None,
        ConfigureServices = services =>
        {
            services.AddSingleton(GartanPatience.OfDoctor);
            console.ConfigureServices(services);
        },
    };

    /// <summary>Written as <c>Gartan:Marks</c> accepts it.</summary>
    private static IEnumerable<DoctorCheck> Marks(MarkBook book)
    {
        var known = book.All.Where(mark => mark.Meaning is LearntMeaning.Off or LearntMeaning.Neutral).ToList();
        if (known.Count > 0)
            yield return new(DoctorCheck.Good, $"Marks: {string.Join(", ", known)}. Inferred from Gartan's totals.");

        foreach (var mark in book.All.Except(known))
            yield return new(
                DoctorCheck.NotUsed,
                $"Marks: {mark}; without Gartan's totals, people with it count as off. "
                    + "Add it to Gartan:Marks:Off or Gartan:Marks:Neutral."
            );
    }

    private DoctorCheck Clock()
    {
        var zones = settings.Stations.Select(station => station.TimeZone).Distinct(StringComparer.Ordinal).ToList();
        var now = TimeProvider.System.GetCurrentInstant();
        var source = TzdbDateTimeZoneSource.Default.VersionId;

        return new(
            DoctorCheck.Good,
            zones.Count == 0
                ? $"Clock: {now} UTC; zones {source}."
                : $"Clock: {string.Join(", ", zones.Select(Local))}; zones {source}.");

        string Local(string zone) => $"{now.InZone(DateTimeZoneProviders.Tzdb[zone]).LocalDateTime:uuuu-MM-dd HH:mm} {zone}";
    }
}
