using GartanChatBot.Host;
using GartanChatBot.Settings;
using GartanSimulator;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GartanChatBot.Benchmarks.Aims;

/// <summary>The whole service against the pretend site, not started: its clockwork is turned by whoever measures.</summary>
internal sealed class MeasuredBot : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("gartan-");

    public MeasuredBot(string address, int stations, TimeProvider time)
    {
        var login = new SimulatorOptions();
        List<string> settings =
        [
            $"Gartan:BaseUrl={address}",
            $"Gartan:Username={login.UserName}",
            $"Gartan:Password={login.Password}",
            "Gartan:PermissionConfirmed=true",
            "Gartan:MinimumSpacing=00:00:00",
            "Gartan:DailyRequestCap=100000",
            $"Storage:Path={DatabasePath}",
            "Web:Url=",
            .. Enumerable
                .Range(1, stations)
                .SelectMany(number =>
                    (string[])[$"Stations:{number - 1}:Code=K{number}", $"Stations:{number - 1}:BrigadeId={4100 + number}"]),
        ];
        var console = new BotConsole(TextReader.Null, TextWriter.Null, TextWriter.Null)
        {
            MinimumLogLevel = LogLevel.None,
            ConfigureServices = services => services.AddSingleton(time),
        };
        App = BotHost.BuildService(
            BotSettings.From(SettingsSources.Build(Path.Combine(AppContext.BaseDirectory, "config"), settings)), console);
    }

    public WebApplication App { get; }

    public string DatabasePath => Path.Combine(folder.FullName, "gartan.db");

    public T Get<T>()
        where T : notnull => App.Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        folder.Delete(recursive: true);
    }

    /// <summary>Resident memory as the kernel counts it.</summary>
    public static double ResidentMiB() => Environment.WorkingSet / (1024.0 * 1024.0);
}
