using System.Text.RegularExpressions;
using GartanChatBot.Chat;
using GartanChatBot.Tests.Journeys;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace GartanChatBot.Tests.Security;

/// <summary>
/// No surface of a chat says more of a name than the chat allows: every command, the alerts, offers, what was seen and muted, the board.
/// </summary>
public class NamesTests
{
    private static readonly LocalDateTime Six = new(2026, 6, 9, 18, 0);
    private static readonly ChatUser Boss = new("9", "Boss");
    private static readonly ChatUser Elm = new("e", "Sam Elm");
    private static readonly ChatUser Gorse = new("g", "Gorse");

    private static readonly string[] Surnames = ["alder", "birch", "cedar", "dogwood", "elm", "fern", "gorse", "hazel"];

    [Theory]
    [InlineData("none")]
    [InlineData("roles")]
    [InlineData("initials")]
    public async Task A_surname_is_nowhere(string style)
    {
        await using var world = await AlertWorld.StartAsync(settings: bot =>
        {
            bot.Set("Chat:Admins:0", "paper:9");
            bot.Set("Chat:QuestionsPerMinute", "1000");
        });
        await world.MinutesAsync(4);
        await world.LinkAsync(Elm, "elm", Boss);
        var before = world.Platform.Posts.Count;
        await world.AskAsync(AlertWorld.Chat, Boss, $"/names {style}");
        world.NoDriver(Six, Six.PlusHours(1));
        await world.MinutesAsync(20);
        var alert = world.Platform.Posts.Last(post => post.Buttons.Any(button => button.Label == "Seen"));

        List<(string Surface, string Text)> shown = [];
        foreach (var who in (ChatUser[])[Elm, Gorse])
        {
            foreach (var label in (string[])["Seen", "I can cover", "Mute 4 h"])
                shown.Add((label, await world.TapAsync(alert, who, label)));
        }

        await world.AskAsync(AlertWorld.Chat, Gorse, "/link cedar");
        foreach (var text in Questions(world))
        {
            foreach (var who in (ChatUser[])[Elm, Gorse, Boss])
                shown.Add(($"{text} by {who.Name}", await world.AskAsync(AlertWorld.Chat, who, text)));
        }

        await world.AskAsync(AlertWorld.Chat, Boss, "/board on");
        await world.MinutesAsync(5);
        shown.AddRange(
            world.Platform.Posts.Skip(before).Where(post => post.Conversation == AlertWorld.Chat).Select(post => ("post", post.Text)));

        shown.Where(each => each.Text.Length > 0).Select(each => each.Surface).Distinct().Count().ShouldBeGreaterThan(100);
        shown
            .Where(each =>
                Surnames.Any(name =>
                    Regex.IsMatch(WithoutEcho(each.Surface, each.Text), $@"\b{name}\b", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1))))
            .ShouldBeEmpty();
        if (style is "initials")
            shown.ShouldContain(each => each.Text.Contains("SJE", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "1 driver for 1 h would fix it.")]
    [InlineData("/names short", "Any one of ")]
    [InlineData("/names initials", "SJE")]
    [InlineData("/names roles", "1 driver for 1 h would fix it.")]
    public async Task An_alert_names_who_could_close_the_gap_where_the_chat_asked_for_names(string said, string shown)
    {
        await using var world = await AlertWorld.StartAsync(settings: bot => bot.Set("Chat:Admins:0", "paper:9"));
        await world.MinutesAsync(4);
        if (said.Length > 0)
            await world.AskAsync(AlertWorld.Chat, Boss, said);

        world.NoDriver(Six, Six.PlusHours(1));
        await world.MinutesAsync(20);

        world.Platform.Posts.Last(post => post.Buttons.Any(button => button.Label == "Seen")).Text.ShouldContain(shown);
    }

    [Theory]
    [InlineData("/crew elm", "SJE – ")]
    [InlineData("/crew SJE", "SJE – ")]
    [InlineData("where's elm?", "SJE – ")]
    [InlineData("/whatif off gorse 18-23", "DWG")]
    public async Task Where_initials_are_shown_people_are_found_by_name(string text, string shown)
    {
        await using var world = await AlertWorld.StartAsync(settings: bot => bot.Set("Chat:Admins:0", "paper:9"));
        await world.MinutesAsync(4);
        await world.AskAsync(AlertWorld.Chat, Boss, "/names initials");

        (await world.AskAsync(AlertWorld.Chat, Gorse, text)).ShouldContain(shown);
    }

    private static IEnumerable<string> Questions(AlertWorld world) =>
        [
            .. world
                .Services.GetServices<IChatCommand>()
                .Where(command => command.Name is not ("names" or "forgetme" or "refuse" or "unlink" or "role" or "mydata"))
                .SelectMany(command =>
                    (string[])
                        [
                            $"/{command.Name}", $"/{command.Name} elm", $"/{command.Name} p1", $"/{command.Name} 18-23",
                            $"/{command.Name} off elm 18-23",
                        ]),
            "who's on?",
            "what if elm goes off tonight",
            "mutes",
            "who can drive?",
            "/crew zzz",
            "/mydata",
        ];

    /// <summary>A refusal may give the asker's own word back to them, once.</summary>
    private static string WithoutEcho(string surface, string text)
    {
        // What is not understood is quoted, and nothing else of the answer is the asker's.
        if (Regex.IsMatch(
            text, "^(I don't (know|understand) \"|/[a-z]+ works on its own)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)))
            return Regex.Replace(text, "\"[^\"]*\"", "", RegexOptions.None, TimeSpan.FromSeconds(1));

        var asked = surface.Split(" by ")[0].Split(' ', 2) is [_, var words] ? words : "\0";
        var echo = Regex.IsMatch(text, "^(I don't know a|I can't read |Which )", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
            ? text.IndexOf(asked, StringComparison.OrdinalIgnoreCase)
            : -1;
        if (echo >= 0)
            return text.Remove(echo, asked.Length);

        // A time is taken out of the asker's words before the rest is given back.
        var untimed = asked.Replace(" 18-23", "", StringComparison.Ordinal);
        return untimed != asked && text.StartsWith("I don't know a", StringComparison.Ordinal)
            ? text.Replace(untimed, "", StringComparison.OrdinalIgnoreCase)
            : text;
    }
}
