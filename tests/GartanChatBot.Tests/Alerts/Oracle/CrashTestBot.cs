using System.Diagnostics;
using GartanChatBot.Outbox;
using GartanChatBot.Storage;
using GartanChatBot.Tests.TestKit;
using GartanSimulator;
using NodaTime;

namespace GartanChatBot.Tests.Alerts.Oracle;

/// <summary>
/// A station whose pump is off for an hour every three and a quarter, two chats that are told so, and one database file, on which one bot
/// after the other lives until it is killed.
/// </summary>
internal sealed class CrashTestBot(SimulatorSite site, RecordingChatServer chats) : IAsyncDisposable
{
    /// <summary>No divisor of a day: a site with the same page for every date is not believed.</summary>
    private const int MinutesBetweenGaps = 195;

    private const int Gaps = 700;
    private const int StepsOfALife = 2_000;

    private static readonly LocalDateTime FirstGap = new(2026, 6, 9, 16, 0);

    private readonly QuickFolder folder = new();
    private Instant now = Instant.FromUtc(2026, 6, 9, 6, 0);

    public SimulatorSite Site => site;

    public RecordingChatServer Chats => chats;

    public static async Task<CrashTestBot> StartAsync()
    {
        var site = await SimulatorSite.StartAsync(
            new() { Stations = [Hamlet], Rota = RotaStyle.Blank }, cancellationToken: TestContext.Current.CancellationToken);
        for (var gap = 0; gap < Gaps; gap++)
            site.Rota.Book(Hamlet.Code, "QUICK, BD", StartOf(gap), StartOf(gap).PlusHours(1));

        return new(site, await RecordingChatServer.StartAsync());
    }

    /// <param name="arm">Is given the way to kill it; what it gives back is told of every line that the bot says.</param>
    public void LiveUntilKilled(Func<Action, Action<string>> arm)
    {
        using var child = LifeOfABot.Start(Settings(), chats.Address, now, StepsOfALife);
        var said = arm(() => Kill(child));
        Listen(child, said);
        (chats.Taken, chats.Acknowledged) = (_ => { }, _ => { });
        child.ExitCode.ShouldBe(128 + 9, child.StandardError.ReadToEnd());

        using var database = BotDatabase.Open(folder.File("gartan.db"), TimeProvider.System);
        database.CheckIntegrity().ShouldBeEmpty();
    }

    /// <summary>Two days more to its own end, so that nothing is left in the outbox and every gap has had its time.</summary>
    public void LiveToTheEnd()
    {
        using var child = LifeOfABot.Start(Settings(), chats.Address, now, steps: 8);
        Listen(child, _ => { });
        child.ExitCode.ShouldBe(0, child.StandardError.ReadToEnd());
    }

    /// <summary>
    /// Every message that a chat has is one that the bot knows to have sent, and of every gap each chat has each piece of news once.
    /// </summary>
    /// <param name="kills">How often it was killed: so much longer it has lived, a gap in ten lives at least.</param>
    public void ShouldHaveToldEveryGapOnce(int kills)
    {
        using var database = BotDatabase.Open(folder.File("gartan.db"), TimeProvider.System);
        var known = database.Documents<OutboxMessage>("outbox").All().ToDictionary(message => message.Key);
        var begun = Enumerable
            .Range(0, Gaps)
            .Select(gap => InstantOf(StartOf(gap)))
            .Where(start => start + Duration.FromHours(2) < now)
            .ToList();
        begun.Count.ShouldBeGreaterThan(kills / 10, "the bot has lived long enough to prove something");

        foreach (var chat in (string[])[HttpPlatform.Asked, HttpPlatform.Once])
        {
            var messages = chats.Messages.Where(message => message.Platform == chat).ToList();
            messages
                .Where(message => !known.ContainsKey(message.Key))
                .Select(message => message.Text)
                .ShouldBeEmpty($"{chat}: sent and forgotten");

            var told = messages
                .Select(message => known[message.Key])
                .Where(message => message.Gap is not null)
                .ToLookup(message => (message.Kind, StartIn(message.Gap!)));
            foreach (var kind in (string[])[MessageKind.Announced, MessageKind.NowOff, MessageKind.BackOn])
                begun
                    .Where(start => told[(kind, start)].Count() != 1)
                    .Select(start => $"{start}: {told[(kind, start)].Count()} times")
                    .ShouldBeEmpty($"{chat}: {kind}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
        await chats.DisposeAsync();
        folder.Dispose();
    }

    private void Listen(Process child, Action<string> said)
    {
        while (child.StandardOutput.ReadLine() is { } line)
        {
            now = LifeOfABot.TimeIn(line) ?? now;
            said(line);
        }

        child.WaitForExit();
    }

    private static void Kill(Process child)
    {
        try
        {
            child.Kill();
        }
        catch (InvalidOperationException)
        {
            // It is dead already: two moments came at once.
        }
    }

    /// <summary>From the id of a gap, which is that of its start as long as the same gap is not taken for another.</summary>
    private static Instant StartIn(string gap) =>
        Instant.FromUnixTimeSeconds(
            900 * gap.Split('-')[1].Aggregate(0L, (number, digit) => number * 36 + "0123456789abcdefghijklmnopqrstuvwxyz".IndexOf(digit)));

    private static Instant InstantOf(LocalDateTime local) => local.InZoneLeniently(DateTimeZoneProviders.Tzdb["Europe/London"]).ToInstant();

    private static LocalDateTime StartOf(int gap) => FirstGap.PlusMinutes(gap * MinutesBetweenGaps);

    private string[] Settings() =>
    [
        $"Gartan:BaseUrl={site.BaseUrl.AbsoluteUri}",
        "Gartan:Username=demo",
        "Gartan:Password=drill-night",
        "Gartan:MinimumSpacing=00:00:00",
        "Gartan:PermissionConfirmed=true",
        $"Storage:Path={folder.File("gartan.db")}",
        "Alerts:LookAhead=04:00:00",
        "Alerts:QuietHours=",
        "Alerts:StartUpGrace=00:00:00",
        $"Stations:0:Code={Hamlet.Code}",
        $"Stations:0:Name={Hamlet.Name}",
        $"Stations:0:BrigadeId={Hamlet.BrigadeId}",
        "Stations:0:DaysAhead=2",
        $"Chat:Approved:0={HttpPlatform.Asked}:1",
        $"Chat:Approved:1={HttpPlatform.Once}:1",
    ];

    /// <summary>One driver: whenever he is off, the pump is. Small, so that its pages cost little.</summary>
    private static SimulatedStation Hamlet { get; } = new(77, "H77", "Hamlet")
    {
        Members =
        [
            new("OAKE, RR", "CC", 120, "IC", "BA") { GivenHours = 60 },
            new("PINE, LA", "FFC", 120, "BA") { GivenHours = 60 },
            new("QUICK, BD", "FFC", 120, "ERD", "BA") { GivenHours = 60 },
            new("ROWAN, TE", "FFC", 120, "BA") { GivenHours = 60 },
        ],
        Appliances = [new(9, "H77P1", Crew: 4, Officers: 1, Drivers: 1, BreathingApparatus: 2)],
    };
}
