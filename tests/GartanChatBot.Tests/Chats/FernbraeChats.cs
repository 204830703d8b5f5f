using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Chat.Terminal;
using GartanChatBot.Commands;
using GartanChatBot.Scraping;
using GartanChatBot.Tests.TestKit;
using GartanSimulator;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace GartanChatBot.Tests.Chats;

/// <summary>
/// The whole bot with a chat service of ours on it, its rota read once: people ask in groups and alone, and administrators are told things.
/// </summary>
internal sealed class FernbraeChats : IAsyncDisposable
{
    public const string Boss = "1";

    private WebApplication? app;

    private FernbraeChats(BotHarness bot) => Bot = bot;

    public BotHarness Bot { get; }

    public RecordingPlatform Telegram { get; } = new();

    public List<AdministratorNotice> Notices { get; } = [];

    public IServiceProvider Services => (app ??= Bot.BuildService()).Services;

    public static Task<FernbraeChats> StartAsync(params (string Key, string Value)[] settings) => StartAsync(site: null, settings);

    public static async Task<FernbraeChats> StartAsync(SimulatorOptions? site, params (string Key, string Value)[] settings)
    {
        var chats = new FernbraeChats(await BotHarness.StartAsync(site));
        chats.Bot.Set("Chat:Admins:0", $"telegram:{Boss}");
        chats.Bot.Set("Chat:QuestionsPerMinute", "1000");
        foreach (var (key, value) in settings)
            chats.Bot.Set(key, value);

        chats.Bot.Replace<IChatPlatform>(chats.Telegram);
        chats.Bot.Replace<IAdministratorNotifier>(new NoticeLog(chats.Tell));
        return chats;
    }

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public async Task ReadRotaAsync()
    {
        var scrape = Get<ManualScrape>();
        await scrape.RunAsync(new(null, null, scrape.Targets.All), null, TestContext.Current.CancellationToken);
    }

    /// <summary>As after a stop and a start.</summary>
    public async Task RestartAsync()
    {
        if (app is not null)
            await app.DisposeAsync();

        app = null;
    }

    public ValueTask<Reply?> AskAsync(string conversation, string user, string text, params string[] roles)
    {
        Conversation.TryParse(conversation, out var place).ShouldBeTrue();
        return Get<CommandRouter>().AnswerAsync(new()
        {
            Conversation = place with { IsPrivate = place.Id == user },
            Who = new(user, $"User {user}") { Roles = roles },
            Text = text,
        }, TestContext.Current.CancellationToken);
    }

    /// <summary>What is shown; empty when nothing is.</summary>
    public async Task<string> TextAsync(string conversation, string user, string text, params string[] roles) =>
        await AskAsync(conversation, user, text, roles) is { } reply ? new TerminalWriter().Write(reply) : "";

    /// <summary>An administrator taps a button of the notice.</summary>
    public Task<string> TapAsync(AdministratorNotice notice, string label) =>
        TextAsync($"telegram:{Boss}", Boss, notice.Buttons.Single(button => button.Label == label).Command);

    public async ValueTask DisposeAsync()
    {
        await RestartAsync();
        await Bot.DisposeAsync();
    }

    private void Tell(AdministratorNotice notice)
    {
        if (Notices.TrueForAll(known => known.Key != notice.Key))
            Notices.Add(notice);
    }
}
