using GartanChatBot.Chat;
using GartanChatBot.Chat.Terminal;
using GartanChatBot.Commands;
using GartanChatBot.Outbox;
using GartanChatBot.Tests.TestKit;
using GartanSimulator;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace GartanChatBot.Tests.Journeys;

/// <summary>The whole bot with a chat that records, minute by minute: read what is due, assess, deliver.</summary>
internal sealed class AlertWorld : IAsyncDisposable
{
    public const string Chat = "paper:1";

    private WebApplication? app;

    private AlertWorld(BotHarness bot) => Bot = bot;

    public BotHarness Bot { get; }

    public FailingPlatform Platform { get; } = new();

    public IServiceProvider Services => app!.Services;

    public Instant Now => Bot.Time.GetCurrentInstant();

    /// <summary>A blank rota: everybody is on until somebody books off.</summary>
    public static async Task<AlertWorld> StartAsync(
        Instant? now = null, Action<BotHarness>? settings = null, SimulatedStation? station = null,
        params IReadOnlyList<SimulatedStation> alsoOnSite)
    {
        var own = station ?? SimulatedStation.Fernbrae;
        var world = new AlertWorld(
            await BotHarness.StartAsync(new() { Rota = RotaStyle.Blank, Stations = [own, .. alsoOnSite] }, now, [own]));
        world.Bot.Set("Chat:Approved:0", Chat);
        settings?.Invoke(world.Bot);
        world.Bot.Replace<IChatPlatform>(world.Platform);
        world.app = world.Bot.BuildService();
        return world;
    }

    /// <summary>The process ends and another begins on the same file.</summary>
    public async Task RestartAsync()
    {
        await app!.DisposeAsync();
        app = Bot.BuildService();
    }

    /// <summary>The process ends; its file can be looked into.</summary>
    public ValueTask StopAsync() => app!.DisposeAsync();

    public async Task MinutesAsync(int count)
    {
        for (var minute = 0; minute < count; minute++)
        {
            await BeatAsync();
            Bot.Time.Advance(TimeSpan.FromMinutes(1));
        }
    }

    public Task BeatAsync() => Services.BeatAsync();

    public Task DeliverAsync() => Services.GetRequiredService<OutboxDispatcher>().DeliverDueAsync(TestContext.Current.CancellationToken);

    /// <summary>Somebody asks, in private where the place is called <c>@…</c>; what they are shown, empty when nothing is.</summary>
    public async Task<string> AskAsync(string conversation, ChatUser who, string text, string? tapped = null)
    {
        Conversation.TryParse(conversation, out var place).ShouldBeTrue();
        var asked = new ChatRequest
        {
            Conversation = place with { IsPrivate = place.Id.StartsWith('@') },
            Who = who,
            Text = text,
            TappedMessage = tapped,
        };
        return await Services.GetRequiredService<CommandRouter>().AnswerAsync(asked, TestContext.Current.CancellationToken) is { } reply
            ? new TerminalWriter().Write(reply)
            : "";
    }

    /// <summary>Somebody taps a button of a message.</summary>
    public Task<string> TapAsync(Posted post, ChatUser who, string label) =>
        AskAsync(post.Conversation, who, post.Buttons.Single(button => button.Label == label).Command, post.Id);

    /// <summary>They say who they are, and the administrator agrees.</summary>
    public async Task LinkAsync(ChatUser who, string name, ChatUser administrator)
    {
        await AskAsync(Chat, who, $"/link {name}");
        await DeliverAsync();
        var notice = Platform.Posts.Last(post => post.Text.Contains($"({Platform.Name}:{who.Id})"));
        (await TapAsync(notice, administrator, "Agree")).ShouldContain("✔");
    }

    /// <summary>No driver is left for that time.</summary>
    public void NoDriver(LocalDateTime from, LocalDateTime to)
    {
        foreach (var driver in (string[])["ALDER, TM", "CEDAR, ML", "ELM, SJ"])
            Bot.Site.Rota.Book("K41", driver, from, to);
    }

    public void DriverBack(LocalDateTime from, LocalDateTime to) => Bot.Site.Rota.BookOn("K41", "ELM, SJ", from, to);

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
            await app.DisposeAsync();
        await Bot.DisposeAsync();
    }
}
