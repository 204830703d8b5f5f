using GartanChatBot.Chat;
using GartanChatBot.Chat.Terminal;
using GartanChatBot.Commands;
using GartanChatBot.Host;
using GartanChatBot.Tests.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace GartanChatBot.Tests.Security;

/// <summary>
/// A command that says it changes nothing changes nothing: held against the whole database file and every chat, whatever is asked of it.
/// </summary>
public class CommandsDeclareChangesTests
{
    private static readonly string[] Changing =
    [
        "accept", "approve", "board", "cover", "deny", "forgetme", "letin", "link", "mute", "names", "refuse", "resume", "role", "seen",
        "setup", "unlink", "unmute",
    ];

    /// <summary>Words that some command somewhere takes; a looking one must not mind any of them.</summary>
    private static readonly string[] Arguments =
    [
        "", "K41P1", "P1", "on", "off", "yes", "test", "test here", "here", "1h", "till 18:00", "tomorrow 18:00", "ELM", "ELM, SJ",
        "off ELM 18-23", "18-23", "ba", "telegram:666 administrator", "telegram:-100", "kinds soon off", "quiet off", "mine", "p1 2h drill",
        "none", "24h", "everything", "driver tomorrow", "Elm 2030",
    ];

    [Fact]
    public async Task What_changes_something_is_what_operators_were_promised()
    {
        await using var bot = await BotHarness.StartAsync();
        await using var app = bot.BuildService();
        var commands = app.Services.GetServices<IChatCommand>().ToList();
        var given = new CommandArguments(
            commands
                .SelectMany(command => command.Parameters)
                .Select(parameter => parameter.Name)
                .Distinct()
                .ToDictionary(name => name, _ => "on"));

        commands
            .Where(command => command.Changes(CommandArguments.None))
            .Select(command => command.Name)
            .Order(StringComparer.Ordinal)
            .ShouldBe(Changing);
        commands
            .Where(command => command.Changes(given))
            .Select(command => command.Name)
            .Order(StringComparer.Ordinal)
            .ShouldBe([.. Changing.Append("alerts").Order(StringComparer.Ordinal)]);
    }

    [Fact]
    public async Task What_changes_nothing_leaves_every_document_and_every_chat_as_it_was()
    {
        await using var bot = await BotHarness.StartAsync();
        var chats = new RecordingPlatform();
        bot.Replace<IChatPlatform>(chats);
        bot.Set("Chat:Admins:0", "telegram:4711");
        bot.Set("Chat:Approved:0", "telegram:-100");
        await bot.RunAsync("scrape", "--days", "2");
        foreach (var line in (string[])["/role telegram:4712 officer", "/mute 3h", "/alerts quiet off"])
        {
            var ran = await bot.RunAsync("ask", line);
            ran.Code.ShouldBe(0, $"{line}: {ran.Output} {ran.Error}");
        }

        var before = StoredChoices.Of(bot.DatabasePath, whole: true);
        before.ShouldContain("telegram:4712");
        int asked;

        await using (var app = BotHost.BuildTools(bot.Settings(), bot.Console("").Console))
        {
            asked = await AskEverythingAsync(app);
        }

        asked.ShouldBeGreaterThan(2_000);
        StoredChoices.Of(bot.DatabasePath, whole: true).ShouldBe(before);
        chats.Log.ShouldBeEmpty();
    }

    /// <summary>
    /// By the router, as three people of three kinds of place, the way a GET asks: whatever would change something is refused.
    /// </summary>
    private static async Task<int> AskEverythingAsync(IServiceProvider services)
    {
        var router = services.GetRequiredService<CommandRouter>();
        var asked = 0;
        foreach (var command in services.GetServices<IChatCommand>().SelectMany(command => command.Aliases.Prepend(command.Name)))
        {
            foreach (var arguments in Arguments)
            {
                foreach (var request in (ChatRequest[])
                         [
                             WebViewer.Asked($"/{command} {arguments}", NameStyle.Short),
                             WebViewer.Asked($"/{command} {arguments}", NameStyle.Short) with { As = "ELM, SJ" },
                             TerminalListener.Asked($"/{command} {arguments}"),
                         ])
                {
                    await router.AnswerAsync(request with { OnlyReads = true }, TestContext.Current.CancellationToken);
                    asked++;
                }
            }
        }

        return asked;
    }
}
