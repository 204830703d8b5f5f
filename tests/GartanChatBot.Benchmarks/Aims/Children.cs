using System.Diagnostics;
using System.Text.Json;
using GartanSimulator;

namespace GartanChatBot.Benchmarks.Aims;

/// <summary>Work whose memory or processor time counts runs in a process of its own, and the pretend site in another.</summary>
internal static class Children
{
    private const string Ready = "listening ";

    public static async Task<int> RunAsync(string name, string[] arguments)
    {
        switch (name)
        {
            case "site":
                return await SiteAsync(int.Parse(arguments[0], System.Globalization.CultureInfo.InvariantCulture));
            case "day":
                return Say(await WorkingDay.RunAsync(arguments[0]));
            case "week":
                return Say(await IdleWeek.RunAsync(arguments[0]));
            case "stations":
                return Say(await ManyStations.RunAsync(arguments[0]));
            default:
                return 2;
        }
    }

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(string name)
    {
        using var site = Start("site", name == "stations" ? "356" : "1");
        try
        {
            var address = (await site.StandardOutput.ReadLineAsync())![Ready.Length..];
            using var child = Start(name, address);
            var answer = await child.StandardOutput.ReadToEndAsync();
            await child.WaitForExitAsync();
            return child.ExitCode == 0
                ? JsonSerializer.Deserialize<List<Figure>>(answer)!
                : throw new InvalidOperationException($"{name} failed: {answer}");
        }
        finally
        {
            site.Kill();
        }
    }

    public static Process Start(params string[] arguments) =>
        Process.Start(
            new ProcessStartInfo(Environment.ProcessPath!, ["child", .. arguments])
            {
                RedirectStandardOutput = true,
                UseShellExecute = false,
            }
        )!;

    private static int Say(IReadOnlyList<Figure> figures)
    {
        Console.WriteLine(JsonSerializer.Serialize(figures));
        return 0;
    }

    /// <summary>As many stations as asked, all with the crew of the reference station.</summary>
    private static async Task<int> SiteAsync(int stations)
    {
        await using var site = await SimulatorSite.StartAsync(
            new()
            {
                Stations =
                [
                    .. Enumerable
                        .Range(1, stations)
                        .Select(number => SimulatedStation.Fernbrae with { BrigadeId = 4100 + number, Code = $"K{number}" }),
                ],
                Rota = RotaStyle.Lively,
            });
        Console.WriteLine($"{Ready}{site.BaseUrl}");
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, CancellationToken.None);
        return 0;
    }
}
