using GartanSimulator;
using NodaTime;

namespace GartanChatBot.Tests.Alerts.Oracle;

/// <summary>
/// What stood on the pages that the bot has been given, quarter-hour by quarter-hour, as somebody beside the site would have noted it:
/// counted from the people, without a look at the bot's own reading.
/// </summary>
internal sealed class PagesRead(SimulatorSite site, SimulatedStation station, DateTimeZone zone, int daysAhead)
{
    private static readonly Duration Quarter = Duration.FromMinutes(15);

    private readonly Dictionary<LocalDate, Page> pages = [];
    private readonly Dictionary<LocalDate, int> asked = [];

    // Nothing changes between two edits: counting again would only take time.
    private readonly Dictionary<LocalDate, (long Version, LocalDate Today, Dictionary<LocalTime, Truth> Quarters)> copies = [];

    /// <summary>After a pass of the bot: the days for which it asked, in the order in which it does.</summary>
    public LocalDate[] Asked(Instant now)
    {
        var today = DateOf(now);
        List<LocalDate> dates = [.. Enumerable.Range(0, daysAhead).Concat(Enumerable.Range(-8, 8)).Select(today.PlusDays)];
        var news = dates.FindAll(date => site.Log.GridRequestsOf(date) != asked.GetValueOrDefault(date));
        foreach (var date in news)
            asked[date] = site.Log.GridRequestsOf(date);

        return [.. news];
    }

    /// <summary>The bot was given this page, and it can be read.</summary>
    public void Note(LocalDate date, Instant now) => pages[date] = new(now, Copy(date, DateOf(now)));

    public Instant? ReadAt(LocalDate date) => pages.TryGetValue(date, out var page) ? page.ReadAt : null;

    public LocalDate DateOf(Instant at) => at.InZone(zone).Date;

    /// <summary>Null where nobody has read anything.</summary>
    public Truth? At(Instant quarter)
    {
        var local = quarter.InZone(zone).LocalDateTime;
        return pages.TryGetValue(local.Date, out var page) ? page.Quarters[local.TimeOfDay] : null;
    }

    /// <summary>Null also where the reading should have been renewed long ago.</summary>
    public Truth? Known(Instant quarter, Instant now)
    {
        var (day, today) = (DateOf(quarter), DateOf(now));
        if (
            day > today
            && ReadAt(day) is { } read
            && now - read > Duration.FromMinutes(60) + 2 * (day == today.PlusDays(1) ? Quarter : Duration.FromHours(1)))
            return null;

        return At(quarter);
    }

    /// <summary>All of the days have to be read for a time to be read.</summary>
    public Instant OldestReading(Instant from, Instant to)
    {
        var oldest = Instant.MaxValue;
        for (var day = DateOf(from); day <= DateOf(to - Duration.FromTicks(1)); day = day.PlusDays(1))
            oldest = Instant.Min(oldest, ReadAt(day) ?? Instant.MinValue);

        return oldest;
    }

    /// <summary>Every quarter-hour from one midnight to another; a night of a clock change has four more or fewer.</summary>
    public IEnumerable<Instant> Quarters(LocalDate from, LocalDate to)
    {
        var end = zone.AtStartOfDay(to).ToInstant();
        for (var at = zone.AtStartOfDay(from).ToInstant(); at < end; at += Quarter)
            yield return at;
    }

    private Dictionary<LocalTime, Truth> Copy(LocalDate date, LocalDate today)
    {
        if (copies.TryGetValue(date, out var copy) && copy.Version == site.Rota.Version && copy.Today == today)
            return copy.Quarters;

        var quarters = new Dictionary<LocalTime, Truth>();
        for (var index = 0; index < 96; index++)
        {
            var time = new LocalTime(index / 4, index % 4 * 15);
            quarters[time] = Count(date + time);
        }

        copies[date] = (site.Rota.Version, today, quarters);
        return quarters;
    }

    private Truth Count(LocalDateTime at)
    {
        List<SimulatedMember> available = [], withCommitted = [];
        foreach (var member in site.Rota.MembersOf(station.Code))
        {
            var code = site.Rota.CodeAt(station.Code, member, at);
            if (code.Length == 0)
                available.Add(member);
            if (code is "" or "F")
                withCommitted.Add(member);
        }

        var missing = Missing(available);
        var state = missing.Count == 0 ? Crewed.On : Missing(withCommitted).Count == 0 ? Crewed.AtAnIncident : Crewed.Off;
        return new(state, missing);
    }

    private List<string> Missing(List<SimulatedMember> people)
    {
        var rule = station.Appliances[0];
        List<string> missing = [];
        if (people.Count < rule.Crew)
            missing.Add("crew");
        if (people.Count(member => member.Skills.Contains("IC")) < rule.Officers)
            missing.Add("officer");
        if (people.Count(member => member.Skills.Contains("ERD")) < rule.Drivers)
            missing.Add("driver");
        if (people.Count(member => member.Skills.Contains("BA")) < rule.BreathingApparatus)
            missing.Add("ba");
        return missing;
    }

    private sealed record Page(Instant ReadAt, Dictionary<LocalTime, Truth> Quarters);
}

internal enum Crewed
{
    On,
    AtAnIncident,
    Off,
}

/// <summary>The pump in one quarter-hour.</summary>
internal sealed record Truth(Crewed State, IReadOnlyList<string> Missing);
