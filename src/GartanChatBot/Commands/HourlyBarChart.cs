using System.Globalization;
using GartanChatBot.Crewing;
using GartanChatBot.Wording;
using NodaTime;

namespace GartanChatBot.Commands;

/// <summary>
/// A day of one pump as a bar with one character per local hour: the worst quarter-hour. A skipped hour is blank; a repeated one shows the
/// worse of both.
/// </summary>
internal sealed class HourlyBarChart(ResolvedQuestion asked, Callsign pump)
{
    public const string Header = "        00    06    12    18    24";

    private static readonly (char Sign, string Word)[] Legend =
        [('█', "fine"), ('▓', "one away"), ('░', "off"), ('▒', "reduced"), ('▚', "committed"), ('·', "not read")];

    private const int AlwaysExplained = 3;

    private readonly HashSet<char> used = [];

    /// <summary><c>Tue  9  ████████▓▓▓▓▓▓▓▓░▓▓▓▓▓▓▓</c></summary>
    public string Row(LocalDate date) => $"{LabelOf(date)}  {Bar(date)}";

    /// <summary>Legend of the signs; rare signs only if used.</summary>
    public string Explanation(Instant now)
    {
        var words = Legend
            .Where((entry, index) => index < AlwaysExplained || used.Contains(entry.Sign))
            .Select(entry => $"{entry.Sign} {entry.Word}");
        var local = asked.Rota.Station.Clock.LocalOf(now);
        return $"        {string.Join("  ", words)}   now: {local.ToString("ddd HH", CultureInfo.InvariantCulture)}";
    }

    /// <summary><c>Tue 9</c></summary>
    public static string DayName(LocalDate date) => date.ToString("ddd d", CultureInfo.InvariantCulture);

    private static string LabelOf(LocalDate date) => $"{date.ToString("ddd", CultureInfo.InvariantCulture)} {date.Day,2}";

    private string Bar(LocalDate date)
    {
        char[] bar = [.. WorstByHour(asked, pump, date).Select(level => level is { } known ? SignOf(known) : ' ')];
        used.UnionWith(bar);
        return new(bar);
    }

    /// <summary>The worst quarter of each of the wall clock's 24 hours; null for one that the clocks skip.</summary>
    public static IReadOnlyList<CrewingLevel?> WorstByHour(ResolvedQuestion asked, Callsign pump, LocalDate date)
    {
        var clock = asked.Rota.Station.Clock;
        var segments = asked.Timeline.StatesIn(pump, clock.DayOf(date));
        var worst = new CrewingLevel?[24];

        foreach (var slot in Enumerable.Range(0, clock.SlotCount(date)))
        {
            var start = clock.SlotStart(date, slot);
            var level = segments.FirstOrDefault(segment => segment.Interval.Contains(start))?.State.Level ?? CrewingLevel.Unknown;
            var hour = clock.LocalOf(start).Hour;
            worst[hour] = worst[hour] is { } other && CrewingText.Badness(other) > CrewingText.Badness(level) ? other : level;
        }

        return worst;
    }

    private static char SignOf(CrewingLevel level) => level switch
    {
        CrewingLevel.Off => '░',
        CrewingLevel.Unknown => '·',
        CrewingLevel.Reduced => '▒',
        CrewingLevel.Critical => '▓',
        CrewingLevel.Committed => '▚',
        _ => '█',
    };
}
