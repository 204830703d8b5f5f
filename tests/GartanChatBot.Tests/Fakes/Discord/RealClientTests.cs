using FakeDiscord;
using GartanChatBot.Tests.TestKit;

namespace GartanChatBot.Tests.Fakes.Discord;

/// <summary>The pretend Discord as discord.js sees it, a client that nobody here wrote.</summary>
public class RealClientTests
{
    [Fact]
    public async Task Discord_js_connects_answers_and_is_pressed()
    {
        await using var discord = await FakeDiscordServer.StartAsync(TimeProvider.System, abandoned: TestContext.Current.CancellationToken);
        await using (var client = Start(discord))
        {
            (await Said(client, "ready")).ShouldBe(discord.Bot.Name);
            Crew(discord).Messages.Single().Content.ShouldBe("Here I am");

            var asked = Rowan(discord).Slash(Crew(discord), "pump", ("pump", "K41P1"));
            var answers = await asked.AnswersAsync(2);
            answers[1].Content.ShouldBe("asked by Rowan");
            answers[1].Ephemeral.ShouldBeTrue();

            var pressed = await Rowan(discord).Presses(answers[0], "Why").ReplyAsync();
            pressed.Text.ShouldBe("pressed why K41P1\n# K41P1\non the run\nRiders: 5 of 5");
            (await Rowan(discord).Types(Crew(discord), "pump", "pump", "K4").ChoicesAsync()).ShouldBe([("K41P1", "K41P1")]);
        }

        (await discord.Gateway.ClosedByBotAsync(discord.Gateway.Connections.Single())).ShouldBe(1000);
        ForgiveHabits(discord);
    }

    [Fact]
    public async Task Discord_js_goes_on_after_a_break_and_waits_when_told()
    {
        await using var discord = await FakeDiscordServer.StartAsync(TimeProvider.System, abandoned: TestContext.Current.CancellationToken);
        await using (var client = Start(discord))
        {
            await Said(client, "ready");

            discord.Gateway.AskToReconnect();
            await Said(client, "resumed");
            await AnsweredAsync("K41P1");

            discord.Gateway.Cut();
            var askedMeanwhile = Rowan(discord).Slash(Crew(discord), "pump", ("pump", "K41P2"));
            await Said(client, "resumed");
            (await askedMeanwhile.ReplyAsync()).Text.ShouldContain("K41P2");

            discord.When("POST /webhooks/*/*").TooMany("user", TimeSpan.FromMilliseconds(50));
            await AnsweredAsync("K41P1");
        }

        discord.Gateway.Identifies.Count.ShouldBe(1);
        discord.Requests.Count(call => call.Answer!.Status == 429).ShouldBe(1);
        ForgiveHabits(discord);

        async Task AnsweredAsync(string pump) => await Rowan(discord).Slash(Crew(discord), "pump", ("pump", pump)).AnswersAsync(2);
    }

    private static Channel Crew(FakeDiscordServer discord) => discord.Guild("Fernbrae").Channel("crew");

    private static User Rowan(FakeDiscordServer discord) => discord.Guild("Fernbrae").Member("Rowan");

    private static RealClient Start(FakeDiscordServer discord) => RealClient.Start("discord.mjs", new Dictionary<string, string>
    {
        ["DISCORD_API"] = discord.Api.AbsoluteUri[..^"/v10".Length],
        ["DISCORD_TOKEN"] = discord.Token,
        ["DISCORD_CHANNEL"] = Crew(discord).Id,
    });

    private static async Task<string> Said(RealClient client, string what)
    {
        var line = await client.NextAsync();
        return line[what]?.ToString()
            ?? throw new InvalidOperationException($"The client did not say \"{what}\" but {line.ToJsonString()}.");
    }

    /// <summary>Discord does not mind these two where they mean nothing, and discord.js sends them.</summary>
    private static void ForgiveHabits(FakeDiscordServer discord)
    {
        discord.Violations.Forgive("tts is a property");
        discord.Violations.Forgive("enforce_nonce is a property");
    }
}
