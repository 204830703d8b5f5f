using FakeDiscord;
using GartanChatBot.Chat;
using GartanChatBot.Tests.TestKit;
using GartanSimulator;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Testing;

namespace GartanChatBot.Tests.Chat.Discord;

/// <summary>
/// The whole bot on a pretend Discord: one server, one channel that is let in, one member of the crew. Its clockwork is off: the clock may
/// jump at any time, and finds nothing under way that it would hurt.
/// </summary>
internal sealed class DiscordStory : IAsyncDisposable
{
    private RunningBot? service;
    private int starts;
    private Guild? registeredIn;

    private DiscordStory(BotHarness bot, FakeDiscordServer discord) => (Bot, Discord, Log) = (bot, discord, bot.CollectLog());

    public BotHarness Bot { get; }

    public FakeDiscordServer Discord { get; }

    public FakeLogCollector Log { get; }

    public Guild Guild => Discord.Guild("Fernbrae");

    public Channel Crew => Guild.Channel("crew");

    public User Rowan => Guild.Member("Rowan");

    public RunningBot Service => service ?? throw new InvalidOperationException("The bot does not run.");

    /// <summary>What stands in the channel because somebody asked.</summary>
    public IReadOnlyList<Message> Answers => [.. Crew.Messages.Where(message => message.Interaction is not null)];

    /// <summary>Read and running, on the gateway, its commands registered.</summary>
    public static async Task<DiscordStory> BeginAsync(Action<DiscordStory>? set = null)
    {
        var story = await PrepareAsync(set);
        await story.StartAsync();
        return story;
    }

    public static async Task<DiscordStory> PrepareAsync(Action<DiscordStory>? set = null, SimulatorOptions? site = null)
    {
        var bot = await BotHarness.StartAsync(site);
        var story = new DiscordStory(bot, await FakeDiscordServer.StartAsync(bot.Time, abandoned: TestContext.Current.CancellationToken));
        bot.HasClockwork = false;
        bot.Time.IsPatient = true;
        // A heartbeat is acknowledged in real time, which a clock that jumps does not give it.
        story.Discord.Gateway.HeartbeatInterval = PauseClock.Quiet;
        bot.Set("Discord:Token", story.Discord.Token);
        bot.Set("Discord:ApiBaseUrl", story.Discord.Api.AbsoluteUri);
        bot.Set("Chat:Approved:0", $"discord:{story.Crew.Id}");
        set?.Invoke(story);
        (await bot.RunAsync("scrape")).Code.ShouldBe(0);
        return story;
    }

    public async Task StartAsync(bool byGateway = true)
    {
        service = await Bot.StartServiceAsync();
        if (byGateway)
            await Discord.Gateway.ReadyAsync(++starts);
        await Discord.Commands.RegisteredAsync(registeredIn);
    }

    /// <summary>A command of the test's own, for the starts that follow.</summary>
    public void Adds(IChatCommand command) => Bot.Replace(command);

    /// <summary>Where the commands are to be registered, when not everywhere.</summary>
    public void RegistersIn(Guild guild) => registeredIn = guild;

    public async Task StopAsync()
    {
        await Service.DisposeAsync();
        service = null;
    }

    /// <summary>The clock goes on until it has happened; each minute reads what is due and assesses.</summary>
    public async Task<T> MinutesUntilAsync<T>(Task<T> happens)
    {
        for (var minute = 0; minute < 60 && !happens.IsCompleted; minute++)
        {
            await Service.Services.BeatAsync();
            Bot.Time.Advance(TimeSpan.FromMinutes(1));
        }

        return await happens;
    }

    public T Part<T>()
        where T : notnull => Service.Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        if (service is not null)
            await service.DisposeAsync();

        var secrets = Discord.Interactions.Select(interaction => interaction.Token).Append(Discord.Token).ToList();
        foreach (var record in Log.GetSnapshot())
            secrets.ShouldAllBe(secret => !record.Message.Contains(secret) && !$"{record.Exception}".Contains(secret), record.Message);

        var database = await File.ReadAllBytesAsync(Bot.DatabasePath);
        foreach (var secret in secrets)
            database.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(secret)).ShouldBe(-1, "no token is ever stored");

        await Discord.DisposeAsync();
        await Bot.DisposeAsync();
    }
}
