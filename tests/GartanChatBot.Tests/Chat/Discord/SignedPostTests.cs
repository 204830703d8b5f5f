using System.Net;
using System.Net.Sockets;
using System.Text;
using FakeDiscord;
using GartanChatBot.Chat.Replies;

namespace GartanChatBot.Tests.Chat.Discord;

/// <summary>The other way in: Discord calls the bot.</summary>
public class SignedPostTests
{
    [Fact]
    public async Task With_a_public_key_Discord_calls_and_no_gateway_is_opened()
    {
        await using var story = await DiscordStory.PrepareAsync(story => story.Bot.Set("Discord:PublicKey", story.Discord.PublicKey));
        await story.StartAsync(byGateway: false);
        (await HealthAsync(story)).ShouldBe(
            "Discord: has not called since the start; if a command gets no answer, check the Interactions Endpoint URL in the portal.");
        await story.Discord.Posts.SaveAsync(new Uri(story.Service.Address, "/discord/interactions"));
        (await HealthAsync(story)).ShouldBe("Discord: calls.");

        var card = await story.Rowan.Slash(story.Crew, "now").ReplyAsync();
        await story.Rowan.Presses(card, "Until when").ReplyAsync();

        card.Text.ShouldContain("16:00");
        (await story.Rowan.Types(story.Crew, "crew", "name", "ce").ChoicesAsync()).ShouldBe([("Cedar", "Cedar")]);
        story.Discord.Gateway.Connections.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Forgery.OtherKey)]
    [InlineData(Forgery.OtherBody)]
    [InlineData(Forgery.OtherTimestamp)]
    [InlineData(Forgery.NoSignature)]
    [InlineData(Forgery.NoTimestamp)]
    [InlineData(Forgery.OddHex)]
    [InlineData(Forgery.NotHex)]
    [InlineData(Forgery.ShortSignature)]
    [InlineData(Forgery.Stale)]
    public async Task What_is_not_from_Discord_is_refused(object forgery)
    {
        await using var story = await BeginAsync();

        (await story.Discord.Posts.ForgeAsync(story.Discord.Posts.Endpoint!, (Forgery)forgery)).ShouldBe(401);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ab")]
    public async Task A_post_that_cannot_be_signed_is_refused_before_its_body_is_read(string signature)
    {
        await using var story = await BeginAsync();
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, story.Service.Address.Port, TestContext.Current.CancellationToken);
        await using var stream = client.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes(
                "POST /discord/interactions HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nX-Signature-Ed25519: "
                    + $"{signature}\r\nContent-Length: 900000\r\n\r\n"
            ),
            TestContext.Current.CancellationToken);

        // Of the body nothing is ever sent.
        using var answer = new StreamReader(stream);
        (await answer.ReadLineAsync(TestContext.Current.CancellationToken)).ShouldBe("HTTP/1.1 401 Unauthorized");
    }

    [Fact]
    public async Task Thinking_does_not_stay_when_the_service_stops()
    {
        var slow = new SlowCommand("slow", Reply.Of(Tone.Good, "too late"));
        var story = await DiscordStory.PrepareAsync(story => story.Bot.Set("Discord:PublicKey", story.Discord.PublicKey));
        await using var ending = story;
        story.Adds(slow);
        await story.StartAsync(byGateway: false);
        await story.Discord.Posts.SaveAsync(new Uri(story.Service.Address, "/discord/interactions"));
        var asked = story.Rowan.Slash(story.Crew, "slow");
        await slow.Asked;
        story.Bot.Time.Advance(TimeSpan.FromSeconds(2));
        await asked.AnsweredAsync();

        asked.FirstAnswer.ShouldBe(5);
        await story.StopAsync();

        (await asked.ReplyAsync()).Text.ShouldContain("I'm restarting – please ask again in a minute.");
        story.Crew.Messages.ShouldHaveSingleItem().IsLoading.ShouldBeFalse();
    }

    private static async Task<string> HealthAsync(DiscordStory story) =>
        (await story.Service.GetAsync("/health/ready"))
            .GetProperty("checks")
            .EnumerateArray()
            .Single(check => check.GetProperty("name").GetString() == "discord")
            .GetProperty("description")
            .GetString()!;

    private static async Task<DiscordStory> BeginAsync()
    {
        var story = await DiscordStory.PrepareAsync(story => story.Bot.Set("Discord:PublicKey", story.Discord.PublicKey));
        await story.StartAsync(byGateway: false);
        await story.Discord.Posts.SaveAsync(new Uri(story.Service.Address, "/discord/interactions"));
        return story;
    }
}
