using GartanChatBot.Tests.Chat.Discord.Fake;

namespace GartanChatBot.Tests.Chat.Discord;

/// <summary>The other way in: Discord calls the bot.</summary>
public class SignedPostTests
{
    [Fact]
    public async Task With_a_public_key_Discord_calls_and_no_gateway_is_opened()
    {
        await using var story = await BeginAsync();

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

    private static async Task<DiscordStory> BeginAsync()
    {
        var story = await DiscordStory.PrepareAsync(story => story.Bot.Set("Discord:PublicKey", story.Discord.PublicKey));
        await story.StartAsync(byGateway: false);
        await story.Discord.Posts.SaveAsync(new Uri(story.Service.Address, "/discord/interactions"));
        return story;
    }
}
