using FakeBotApi;
using GartanChatBot.Chat.Telegram;
using GartanChatBot.Chat.Telegram.Sending;
using GartanChatBot.Tests.TestKit;
using GartanSimulator;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Testing;

namespace GartanChatBot.Tests.Chat.Telegram;

/// <summary>The whole bot with a Telegram of its own, at station Fernbrae on the Tuesday of the questions, the rota read.</summary>
internal sealed class TelegramBot : IAsyncDisposable
{
    private static readonly HttpClient Pulse = new(new SocketsHttpHandler());

    private int admitted;

    private TelegramBot(BotHarness bot, FakeTelegram telegram) => (Bot, Telegram, Log) = (bot, telegram, bot.CollectLog());

    public BotHarness Bot { get; }

    public FakeTelegram Telegram { get; }

    /// <summary>Everything that the services logged, of all runs.</summary>
    public FakeLogCollector Log { get; }

    public RunningBot? Service { get; private set; }

    /// <summary>A member of the crew whose private chat is let in.</summary>
    public FakeUser Birch => Telegram.User("Birch");

    /// <summary>Runs the bot.</summary>
    public FakeUser Rowan => Telegram.User("Rowan");

    public static async Task<TelegramBot> PrepareAsync(SimulatorOptions? alerting = null)
    {
        var bot = await BotHarness.StartAsync(alerting);
        var telegram = await FakeTelegram.StartAsync(bot.Time, abandoned: TestContext.Current.CancellationToken);
        var prepared = new TelegramBot(bot, telegram);
        bot.Set("Telegram:Token", telegram.Token);
        bot.Set("Telegram:ApiBaseUrl", telegram.BaseUrl.AbsoluteUri);
        bot.Set("Chat:Admins:0", $"telegram:{prepared.Rowan.Id}");
        prepared.Admit(prepared.Birch.Id);
        // Where it is looked at what is asked, nothing that is told unasked comes in between.
        if (alerting is null)
            bot.Set("Alerts:StartUpGrace", "01:00:00");

        (await bot.RunAsync("scrape", "--days", "14")).Code.ShouldBe(0);

        // Asked at 14:20, and the service would go on reading by itself.
        bot.Time.Advance(TimeSpan.FromMinutes(2));
        if (alerting is null)
            bot.Site.Faults.Always(SimulatedPage.Grid, new StatusFault(503, TimeSpan.FromHours(1)));
        return prepared;
    }

    public static async Task<TelegramBot> StartAsync(Action<TelegramBot>? prepare = null)
    {
        var bot = await PrepareAsync();
        prepare?.Invoke(bot);
        await bot.RunServiceAsync();
        return bot;
    }

    /// <summary>Lets a chat in, for the runs that follow.</summary>
    public TelegramBot Admit(object conversation)
    {
        Bot.Set($"Chat:Approved:{admitted++}", $"telegram:{conversation}");
        return this;
    }

    /// <summary>For tests that ask much on a clock that stands still.</summary>
    public void LiftLimits()
    {
        Telegram.Rates.Rules = RateRules.None;
        Bot.Set("Chat:QuestionsPerMinute", "1000");
        Bot.Replace(new SendLimits(1_000_000, 1_000_000, 1_000_000));
    }

    public async Task RunServiceAsync() => Service = await Bot.StartServiceAsync();

    /// <summary>As SIGTERM does.</summary>
    public async Task StopServiceAsync()
    {
        await Service!.DisposeAsync();
        Service = null;
    }

    /// <summary>As near to a crash as a test in the same process comes: what is under way never hears of its end.</summary>
    public async Task DieAsync()
    {
        var stopping = StopServiceAsync();
        for (var second = 0; !stopping.IsCompleted && second < 1000; second++)
        {
            Bot.Time.Advance(TimeSpan.FromSeconds(1));
            await PulseAsync();
        }

        await stopping;
    }

    /// <summary>Until no update waits in the inbox, nor at Telegram.</summary>
    public async Task AllIsAnsweredAsync()
    {
        var memory = Service!.Services.GetRequiredService<TelegramMemory>();
        for (var turn = 0; turn < 3000 && (memory.Pending().Count > 0 || Telegram.Updates.Pending.Count > 0); turn++)
        {
            Bot.Time.Advance(TimeSpan.FromMilliseconds(100));
            await PulseAsync();
        }

        memory.Pending().ShouldBeEmpty();
        Telegram.Updates.Pending.ShouldBeEmpty();
    }

    /// <summary>
    /// Says or taps something once the bot listens, and waits until that is heard, answered and done with. The clock hardly moves
    /// meanwhile: when it runs, what is under way is taken for lost.
    /// </summary>
    public async Task<T> SettledAsync<T>(Func<T> said)
    {
        await RunClockUntilAsync(() => Telegram.Updates.IsPolled, "the bot listens");
        var told = said();
        await RunClockUntilAsync(() => Telegram.Updates.Pending.Count == 0, "what was said is heard", TimeSpan.FromMilliseconds(2));

        var memory = Service!.Services.GetRequiredService<TelegramMemory>();
        for (var turn = 0; turn < 20_000 && memory.Pending().Count > 0; turn++)
            await PulseAsync();

        memory.Pending().ShouldBeEmpty();
        return told;
    }

    /// <summary>The answer to something said in private.</summary>
    public async Task<ChatMessage> AskAsync(string text, FakeUser? user = null)
    {
        var asker = user ?? Birch;
        asker.Says(text);
        return await Telegram.NextMessageAsync(asker.Chat);
    }

    /// <summary>
    /// Lets the clock run until something holds, in small steps, each as long as it takes to be answered by the bot over HTTP: what is
    /// under way gets on meanwhile, and nothing sleeps.
    /// </summary>
    public async Task RunClockUntilAsync(Func<bool> holds, string what, TimeSpan? step = null)
    {
        for (var turn = 0; turn < 5000 && !Telegram.World.Locked(holds); turn++)
        {
            // Who waits longer than small steps can bring about has taken something for lost, and tries again by the clock.
            Bot.Time.Advance(turn < 2500 && step is { } small ? small : TimeSpan.FromMilliseconds(200));
            await SettleAsync();
        }

        await Telegram.UntilAsync(holds, what);
    }

    /// <summary>The clock goes on until it holds; each minute reads what is due, assesses and delivers.</summary>
    public async Task MinutesUntilAsync(Func<bool> holds, string what)
    {
        for (var minute = 0; minute < 60 && !Telegram.World.Locked(holds); minute++)
        {
            await Service!.Services.BeatAsync().NudgedAsync(Bot.Time);
            Bot.Time.Advance(TimeSpan.FromMinutes(1));
        }

        await Telegram.UntilAsync(holds, what);
    }

    /// <summary>
    /// As long as calls still come in: what was sent at one moment must not arrive at a later one, where it would count as too much.
    /// </summary>
    private async Task SettleAsync()
    {
        int known;
        do
        {
            known = Telegram.Calls.Count;
            await PulseAsync();
        }
        while (Telegram.Calls.Count != known);
    }

    /// <summary>A moment in which everything gets on that does not wait for the clock.</summary>
    public async Task PulseAsync()
    {
        using var answer = await Pulse.GetAsync(new Uri(Telegram.BaseUrl, "/pulse"), TestContext.Current.CancellationToken);
    }

    public void NothingLogsTheToken()
    {
        foreach (var record in Log.GetSnapshot())
            $"{record.Message} {record.Exception}".ShouldNotContain("pretend_token");
    }

    public async ValueTask DisposeAsync()
    {
        if (Service is not null)
            await Service.DisposeAsync();

        NothingLogsTheToken();
        await Telegram.DisposeAsync();
        await Bot.DisposeAsync();
    }

}
