using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Chat.Terminal;
using GartanChatBot.Commands;
using GartanChatBot.Crewing;
using GartanChatBot.Host;
using GartanChatBot.Rota;
using GartanChatBot.Storage;
using GartanChatBot.Tests.TestKit;
using GartanSimulator;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace GartanChatBot.Tests.TwoWorlds;

/// <summary>
/// The whole service, listening, without its clockwork, and with places for a few hidden rotas and their filled worlds. Another set of
/// rotas takes the places of the last one: a bot is costly, a page is not.
/// </summary>
internal sealed class WorldsBot : IAsyncDisposable
{
    /// <summary>Hidden rotas at a time: each lookup of a pump may look at all stations.</summary>
    public const int Places = 8;

    private static readonly string[] Letters = ["H", "A", "B", "C"];

    private readonly BotHarness bot;
    private readonly WebApplication app;
    private readonly List<(StationCode Station, LocalDate Date)> stored = [];

    private WorldsBot(BotHarness bot, WebApplication app)
    {
        (this.bot, this.app) = (bot, app);
        Client = new(new SocketsHttpHandler()) { BaseAddress = new(ServiceRunner.AddressOf(app)) };
    }

    public HttpClient Client { get; }

    public IServiceProvider Services => app.Services;

    public Instant Now => bot.Time.GetCurrentInstant();

    /// <param name="from">When its first rotas are.</param>
    public static async Task<WorldsBot> StartAsync(Instant from)
    {
        SimulatedStation[] stations =
        [
            .. Letters.SelectMany((letter, world) => Enumerable.Range(0, Places)
                .Select(place => new SimulatedStation(1 + world * Places + place, HiddenRota.CodeOf(letter, place).Value, "Fernbrae"))),
        ];
        var whole = await BotHarness.StartAsync(new() { Stations = stations }, from - Duration.FromDays(2));
        whole.Set("Storage:Path", BotDatabase.InMemory);
        foreach (var (index, station) in stations.Index())
        {
            whole.Set($"Stations:{index}:DaysAhead", $"{HiddenRota.DaysAheadOf(index % Places)}");
            whole.Set($"Stations:{index}:Appliances:0:CallSign", $"{station.Code}P1");
            // Only who is hidden from is told unasked.
            if (index < Places)
                whole.Set($"Chat:Approved:{index}", ChatOf(station.Code).ToString());
        }

        // Each lookup of a pump may look at every station: a smaller cache would build the same timelines again and again.
        whole.Set("Tuning:Enabled", "false");
        whole.Set("Cache:MaxEntries", "500");
        whole.RunsNothingByItself();
        var service = whole.BuildService();
        await service.StartAsync(TestContext.Current.CancellationToken);
        return new(whole, service);
    }

    public static Conversation ChatOf(string code) => new("paper", code);

    /// <summary>Sets the clock on; what is stored stays.</summary>
    public void SetClock(Instant now) => bot.Time.SetUtcNow(now.ToDateTimeOffset());

    /// <summary>Takes everything out that was put in.</summary>
    public void Clear() => InOne(rota =>
    {
        foreach (var (station, date) in stored)
            rota.Disbelieve(station, date);
        stored.Clear();
    });

    public void Store(IEnumerable<StationDay> days) => InOne(rota =>
    {
        foreach (var day in days)
        {
            rota.Replace(day);
            stored.Add((day.Station, day.Date));
        }
    });

    public async Task<WorldAnswer> AskAsync(RotaWorld world, Func<StationCode, string> question, string member)
    {
        var code = world.Station.Code;
        var request = TerminalListener.Asked(question(code)) with { Station = code.Value, As = member, Names = NameStyle.Short };
        var reply = await Services.GetRequiredService<CommandRouter>().AnswerAsync(request, TestContext.Current.CancellationToken);
        return WorldAnswer.Of(reply ?? Reply.Refusal("no answer"), code);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
        await bot.DisposeAsync();
    }

    private void InOne(Action<RotaStore> work) =>
        Services.GetRequiredService<BotDatabase>().InTransaction(() => work(Services.GetRequiredService<RotaStore>()));
}
