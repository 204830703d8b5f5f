using System.Diagnostics;
using GartanChatBot.Rota;
using GartanChatBot.Storage;

namespace GartanChatBot.Benchmarks.Aims;

/// <summary>From the start of a process to its first answer, with a year of a station in the file.</summary>
internal static class FirstAnswer
{
    private const int Tries = 5;

    public static async Task<IReadOnlyList<Figure>> MeasureAsync()
    {
        var folder = Directory.CreateTempSubdirectory("gartan-");
        var path = Path.Combine(folder.FullName, "gartan.db");
        var now = TimeProvider.System.GetCurrentInstant();
        using (var database = BotDatabase.Open(path, TimeProvider.System))
        {
            var rota = new RotaStore(database, new StorageOptions());
            database.InTransaction(() =>
            {
                foreach (var day in SampleRota.Days(now.InUtc().Date.PlusDays(-350), count: 365, people: 14, appliances: 1))
                    rota.Replace(day with { ReadAt = now });
            });
        }

        var best = TimeSpan.MaxValue;
        for (var tries = 0; tries < Tries; tries++)
        {
            var started = Stopwatch.GetTimestamp();
            using var bot = Process.Start(
                new ProcessStartInfo(
                    "dotnet",
                    [
                        typeof(RotaStore).Assembly.Location, "ask", "--config", Path.Combine(AppContext.BaseDirectory, "config"), "--set",
                        $"Storage:Path={path}", "--set", "Stations:0:Code=K41", "--set", "Stations:0:BrigadeId=4101", "/pump",
                    ])
                {
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                    UseShellExecute = false,
                    WorkingDirectory = folder.FullName,
                }
            )!;
            var said = await bot.StandardOutput.ReadLineAsync();
            if (string.IsNullOrEmpty(said))
                throw new InvalidOperationException($"No answer: {await bot.StandardError.ReadToEndAsync()}");

            var took = Stopwatch.GetElapsedTime(started);
            best = took < best ? took : best;
            await bot.WaitForExitAsync();
        }

        folder.Delete(recursive: true);
        return [new("start to first answer, a year stored", best.TotalSeconds, "s", 2)];
    }
}
