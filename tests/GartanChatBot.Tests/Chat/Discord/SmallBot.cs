using FakeDiscord;
using GartanChatBot.Chat;
using GartanChatBot.Chat.Discord;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Limits;
using GartanChatBot.Settings;
using GartanChatBot.Stations;
using GartanChatBot.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace GartanChatBot.Tests.Chat.Discord;

/// <summary>Only what answers on Discord, with commands of the test's own, on a clock that passes pauses as soon as they begin.</summary>
internal sealed class SmallBot : IAsyncDisposable
{
    private ServiceProvider? services;

    private SmallBot(FakeDiscordServer discord, PauseClock time) => (Discord, Time) = (discord, time);

    public FakeDiscordServer Discord { get; }

    public PauseClock Time { get; }

    public FakeLogCollector Log { get; } = new();

    public Channel Crew => Discord.Guild("Fernbrae").Channel("crew");

    public User Rowan => Discord.Guild("Fernbrae").Member("Rowan");

    /// <summary>The servers that are listed, for the next start.</summary>
    public IReadOnlyList<string> Guilds { get; set; } = [];

    public static async Task<SmallBot> StartAsync(params IChatCommand[] commands)
    {
        var time = new PauseClock { IsPatient = true };
        var bot = new SmallBot(await FakeDiscordServer.StartAsync(time, abandoned: TestContext.Current.CancellationToken), time);
        bot.Discord.Gateway.HeartbeatInterval = PauseClock.Quiet;
        await bot.RestartAsync(commands);
        return bot;
    }

    public async Task RestartAsync(params IChatCommand[] commands)
    {
        if (services is not null)
            await StopAsync();

        // Sessions are begun five seconds apart at least.
        Time.Advance(TimeSpan.FromSeconds(10));
        var options = new DiscordOptions { Token = new Secret(Discord.Token), ApiBaseUrl = Discord.Api, Guilds = Guilds };
        var collection = new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new FakeLoggerProvider(Log)))
            .AddSingleton<TimeProvider>(Time)
            .AddSingleton<IQuestionHandler, PlainHandler>()
            .AddSingleton(BotMetrics.Off)
            .AddSingleton(new StationCatalogue([]))
            .AddChat(new ChatOptions())
            .AddDiscord(options)
            .AddDiscordListener(options)
            .AddSingleton(new Jitter(0.5));
        foreach (var command in commands)
            collection.AddSingleton(command);

        services = collection.BuildServiceProvider();
        var readies = Discord.Gateway.Readies;
        foreach (var service in services.GetServices<IHostedService>())
            await service.StartAsync(TestContext.Current.CancellationToken);
        await PassAsync(Discord.Gateway.ReadyAsync(readies + 1));
        await PassAsync(Discord.Commands.RegisteredAsync(Discord.Guilds.FirstOrDefault(guild => Guilds.Contains(guild.Id))));
    }

    /// <summary>Lets pauses pass until it has happened.</summary>
    public async Task PassAsync(Task happens) => await Time.RunAsync(Waited(happens));

    public Task<T> PassAsync<T>(Task<T> happens) => Time.RunAsync(happens);

    /// <summary>Once a line of the log has these words.</summary>
    public async Task LoggedAsync(string words)
    {
        while (!Log.GetSnapshot().Any(record => record.Message.Contains(words, StringComparison.Ordinal)))
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    public async Task StopAsync()
    {
        if (services is null)
            return;

        // As the host does: an answer that waits on a clock that stands still is given up in the end.
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5), TimeProvider.System);
        foreach (var service in services.GetServices<IHostedService>())
            await service.StopAsync(patience.Token);

        await services.DisposeAsync();
        services = null;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        foreach (var record in Log.GetSnapshot())
        {
            foreach (var secret in Discord.Interactions.Select(interaction => interaction.Token).Append(Discord.Token))
                $"{record.Message} {record.Exception}".ShouldNotContain(secret);
        }

        await Discord.DisposeAsync();
    }

    private static async Task<bool> Waited(Task happens)
    {
        await happens;
        return true;
    }
}

/// <summary>A command that answers when the test says so.</summary>
internal sealed class SlowCommand(string name, Reply reply) : IChatCommand
{
    private readonly TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<Reply> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Name => name;

    public string Summary => "takes its time";

    public bool Changes(CommandArguments given) => false;

    /// <summary>Once somebody has asked.</summary>
    public Task Asked => asked.Task;

    public void Finish() => answer.TrySetResult(reply);

    public async ValueTask<Reply> AnswerAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        asked.TrySetResult();
        return await answer.Task.WaitAsync(cancellationToken);
    }
}

/// <summary>A command that answers at once.</summary>
internal sealed class QuickCommand(string name, Func<ChatRequest, Reply> answer) : IChatCommand
{
    public string Name => name;

    public string Summary => "is quick";

    public bool Changes(CommandArguments given) => false;

    public bool ForAdmins { get; init; }

    public IReadOnlyList<CommandParameter> Parameters { get; init; } = [];

    public ValueTask<Reply> AnswerAsync(ChatRequest request, CancellationToken cancellationToken) => ValueTask.FromResult(answer(request));
}
