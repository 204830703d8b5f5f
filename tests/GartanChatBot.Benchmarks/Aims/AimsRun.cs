using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace GartanChatBot.Benchmarks.Aims;

/// <summary>
/// One figure: what was aimed for, what came out, and, where it depends on the machine's speed, its worth in calibration loops.
/// </summary>
internal sealed record Figure(string Name, double Value, string Unit, double? Aim, double? Loops = null, bool MoreIsBetter = false)
{
    public bool? Reached => Aim is not { } aim ? null : MoreIsBetter ? Value >= aim : Value <= aim;
}

/// <summary>Measures all aims, prints them as a table, and compares with the accepted figures.</summary>
internal static class AimsRun
{
    /// <summary>
    /// So many times the accepted worth is taken for noise: on a shared machine two runs of one build differ by up to four fifths.
    /// </summary>
    private const double Tolerance = 2;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static async Task<int> RunAsync(string[] options)
    {
        var started = Stopwatch.GetTimestamp();
        List<Figure> figures = [];
        var only = options.FirstOrDefault(option => !option.StartsWith('-'));
        foreach (var (name, measure) in Sections)
        {
            if (only is not null && !string.Equals(only, name, StringComparison.Ordinal))
                continue;

            await Console.Error.WriteLineAsync($"{name} …");
            figures.AddRange(await measure());
        }

        Console.WriteLine("| Work | Aim | Measured | |\n| --- | --- | --- | --- |");
        foreach (var figure in figures)
            Console.WriteLine(Row(figure));
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"\nCalibration loop {Timing.Calibrate():0.00} µs · took {Stopwatch.GetElapsedTime(started).TotalMinutes:0.0} min"));

        if (options.Contains("--accept"))
        {
            Accept(figures);
            return 0;
        }

        return Compare(figures);
    }

    private static readonly (string Name, Func<Task<IReadOnlyList<Figure>>> Measure)[] Sections =
    [
        ("small", () => Task.FromResult(SmallAims.Measure())),
        ("ordinary", () => Task.FromResult(OrdinaryWay.Measure())),
        ("start", FirstAnswer.MeasureAsync),
        ("day", () => Children.MeasureAsync("day")),
        ("week", () => Children.MeasureAsync("week")),
        ("stations", () => Children.MeasureAsync("stations")),
    ];

    private static string Row(Figure figure) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"| {figure.Name} | {AimOf(figure)} | {Shown(figure.Value)} {figure.Unit} | {MarkOf(figure.Reached)} |");

    private static string AimOf(Figure figure) => figure.Aim is { } aim
        ? string.Create(CultureInfo.InvariantCulture, $"{(figure.MoreIsBetter ? "≥" : "≤")} {aim:0.###} {figure.Unit}")
        : "–";

    private static string MarkOf(bool? reached) => reached switch
    {
        true => "✔",
        false => "✖",
        null => "",
    };

    private static string Shown(double value) =>
        value.ToString(
            value >= 100 ? "0"
                : value >= 10 ? "0.0"
                : "0.00",
            CultureInfo.InvariantCulture);

    private static void Accept(IReadOnlyList<Figure> figures)
    {
        var accepted = Accepted();
        foreach (var figure in figures)
            accepted[figure.Name] = Math.Round(figure.Loops ?? figure.Value, 4);

        File.WriteAllText(
            AcceptedFile,
            JsonSerializer.Serialize(new SortedDictionary<string, double>(accepted, StringComparer.Ordinal), Indented) + "\n");
        Console.WriteLine($"Accepted: {AcceptedFile}");
    }

    private static int Compare(IReadOnlyList<Figure> figures)
    {
        var accepted = Accepted();
        var worse = 0;
        foreach (var figure in figures)
        {
            // The difference of two near figures has its aim, but no steady worth.
            if (figure is { Unit: "%", MoreIsBetter: false })
                continue;
            if (!accepted.TryGetValue(figure.Name, out var before) || before <= 0)
                continue;

            var now = figure.Loops ?? figure.Value;
            var ratio = figure.MoreIsBetter ? before / now : now / before;
            if (ratio > Tolerance)
            {
                worse++;
                Console.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"✖ {figure.Name}: {ratio:0.00} times the accepted figure (in "
                            + $"{(figure.Loops is null ? figure.Unit : "calibration loops")})"
                    ));
            }
        }

        Console.WriteLine(
            worse == 0
                ? "✔ nothing is slower than accepted"
                : $"✖ {worse} figures are worse than accepted; look at them, or take them with: aims --accept");
        return worse == 0 ? 0 : 1;
    }

    private static Dictionary<string, double> Accepted() =>
        File.Exists(AcceptedFile) ? JsonSerializer.Deserialize<Dictionary<string, double>>(File.ReadAllText(AcceptedFile))! : [];

    private static string AcceptedFile
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "GartanChatBot.sln")))
                folder = folder.Parent;

            return Path.Combine(folder?.FullName ?? ".", "tests", "GartanChatBot.Benchmarks", "accepted.json");
        }
    }
}
