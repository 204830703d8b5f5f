using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using FakeDiscord;
using GartanChatBot.Tests.Chat.Telegram;

namespace GartanChatBot.Tests.Journeys;

/// <summary>
/// Each question of the menu, with and without a time, at the console, on Telegram and on Discord: the same words come back, whatever the
/// platform makes of their looks.
/// </summary>
public partial class SameEverywhereTests
{
    private const int LongestAnswer = 900;

    /// <summary>A command and its options, in the order in which they are typed.</summary>
    private static readonly (string Command, (string Option, string Value)[] Options)[] Questions =
    [
        .. from command in (string[])["now", "pump", "why", "until", "dependson", "next", "week", "fix", "me", "hours", "needme"]
           from time in (string[])["", "Sat 09:00", "tonight", "tomorrow"]
           where !(command is "hours" && time is "Sat 09:00" or "tonight") && !(command is "week" && time is "Sat 09:00")
           select (command, time.Length == 0 ? [] : ((string, string)[])[("when", time)]),
        .. from time in (string[])["", "today", "tonight", "week"]
           select ("timeline", time.Length == 0 ? [] : ((string, string)[])[("when", time)]),
        ("crew", [("name", "Cedar")]),
        ("crew", [("name", "Cedar"), ("when", "tonight")]),
        ("skill", [("skill", "driver")]),
        ("skill", [("skill", "driver"), ("when", "tomorrow")]),
        ("pump", [("pump", "K41P1"), ("when", "tonight")]),
        ("whatif", [("off", "Gorse"), ("when", "18-23")]),
        ("canigo", [("when", "tonight")]),
        ("canigo", [("when", "Wed 18:00 Wed 20:00")]),
        ("status", []),
    ];

    [Fact]
    public async Task An_answer_says_the_same_on_every_platform()
    {
        await using var world = await World.StartAsync();
        List<string> different = [];

        foreach (var (command, options) in Questions)
        {
            var line = string.Join(' ', options.Select(option => option.Value).Prepend($"/{command}"));
            var console = await world.AtConsoleAsync(line);
            var telegram = await world.OnTelegramAsync(line);
            var discord = await world.OnDiscordAsync(command, [.. options.Select(option => (option.Option, (object)option.Value))]);

            Math.Max(telegram.Length, discord.Length).ShouldBeLessThan(LongestAnswer, line);
            if (Words(console) != Words(telegram))
                different.Add($"{line}\nconsole:  {Words(console)}\ntelegram: {Words(telegram)}");
            if (Words(console) != Words(discord))
                different.Add($"{line}\nconsole:  {Words(console)}\ndiscord:  {Words(discord)}");
        }

        different.ShouldBeEmpty(string.Join('\n', different));
    }

    [Fact]
    public async Task Help_speaks_of_its_platform_and_fits_a_screen()
    {
        await using var world = await World.StartAsync();

        var console = await world.AtConsoleAsync("/help");
        var telegram = await world.OnTelegramAsync("/help");
        var discord = await world.OnDiscordAsync("help", []);

        ((string[])[console, telegram, discord]).ShouldAllBe(help => help.Length < LongestAnswer);
        discord.ShouldContain("Ask with /ask in plain words");
        console.ShouldNotContain("/ask");
        telegram.ShouldNotContain("/ask");
    }

    /// <summary>Letters and digits alone: marks, bars, tables and line ends are looks, and so are buttons.</summary>
    private static string Words(string answer)
    {
        var words = new StringBuilder();
        foreach (var letter in Looks().Replace(answer, " "))
            words.Append(char.IsLetterOrDigit(letter) ? letter : ' ');

        return string.Join(' ', words.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>A terminal shows a button as what to type, the pretend Discord by its label; Discord keeps some times ticking.</summary>
    [GeneratedRegex(@"\[[^\]]*: /[^\]]*\]|^\[ .* \]$|<t:[0-9]+:R>", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Looks();

    /// <summary>One bot on both platforms, asked by the same crew member at each.</summary>
    private sealed class World(TelegramBot telegram, FakeDiscordServer discord) : IAsyncDisposable
    {
        private User Asker => discord.Guild("Fernbrae").Member("Rowan");

        private Channel Crew => discord.Guild("Fernbrae").Channel("crew");

        public static async Task<World> StartAsync()
        {
            var telegram = await TelegramBot.PrepareAsync();
            telegram.LiftLimits();
            var discord = await FakeDiscordServer.StartAsync(telegram.Bot.Time, abandoned: TestContext.Current.CancellationToken);
            var world = new World(telegram, discord);
            telegram.Bot.Set("Discord:Token", discord.Token);
            telegram.Bot.Set("Discord:ApiBaseUrl", discord.Api.AbsoluteUri);
            telegram.Bot.Set("Chat:Approved:9", $"discord:{world.Crew.Id}");
            telegram.Bot.Set("Chat:Admins:1", $"discord:{world.Asker.Id}");
            await telegram.RunServiceAsync();
            await discord.Gateway.ReadyAsync(1);
            await discord.Commands.RegisteredAsync();
            (await world.OnTelegramAsync("/link gorse")).ShouldContain("You're linked to Gorse");
            (await world.OnDiscordAsync("link", [("name", "Gorse")])).ShouldContain("You're linked to Gorse");
            return world;
        }

        public async Task<string> AtConsoleAsync(string line)
        {
            using var answer = await telegram.Service!.Operator.PostAsJsonAsync(
                "/api/v1/ask", new { text = line, @as = "GORSE, DW" }, TestContext.Current.CancellationToken);
            var body = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
            return body.GetProperty("text").GetString()!;
        }

        public async Task<string> OnTelegramAsync(string line) => (await telegram.AskAsync(line, telegram.Rowan)).Text;

        public async Task<string> OnDiscordAsync(string command, (string Option, object Value)[] options) =>
            (await Asker.Slash(Crew, command, options).ReplyAsync()).Text;

        public async ValueTask DisposeAsync()
        {
            await telegram.DisposeAsync();
            await discord.DisposeAsync();
        }
    }
}
