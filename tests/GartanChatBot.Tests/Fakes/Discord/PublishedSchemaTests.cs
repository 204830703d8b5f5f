using FakeDiscord;

namespace GartanChatBot.Tests.Fakes.Discord;

/// <summary>Discord's own schema judges the bodies too; these tests make sure that it would notice.</summary>
public class PublishedSchemaTests
{
    [Fact]
    public async Task It_notes_what_the_rules_here_do_not_know()
    {
        Descriptions.Require(OpenApiSchemas.Find() is not null);
        await using var bot = await RawBot.StartAsync();

        await bot.SayAsync("""{"content":"a","tts":"loud","allowed_mentions":{"parse":[]}}""");

        bot.Discord.Violations.Forgive("the published schema says");
        bot.Discord.Violations.Forgive("tts");
    }

    [Theory]
    [InlineData(
        "POST",
        "/channels/{channel_id}/messages",
        """{"content":"a","embeds":[{"title":"t","fields":[{"name":"n","value":"v"}]}],"nonce":"n","enforce_nonce":true}""",
        0
    )]
    [InlineData(
        "POST",
        "/channels/{channel_id}/messages",
        """{"components":[{"type":1,"components":[{"type":2,"style":1,"label":"l","custom_id":"c"}]}]}""",
        0
    )]
    [InlineData(
        "POST",
        "/channels/{channel_id}/messages",
        """{"components":[{"type":1,"components":[{"type":2,"style":9,"label":"l","custom_id":"c"}]}]}""",
        1
    )]
    [InlineData(
        "PUT",
        "/applications/{application_id}/commands",
        """[{"name":"setup","description":"d","default_member_permissions":"32","contexts":[0],"integration_types":[0]}]""",
        0
    )]
    [InlineData("PUT", "/applications/{application_id}/commands", """[{"name":"setup","options":[{"type":3,"name":"o"}]}]""", 1)]
    [InlineData(
        "POST",
        "/interactions/{interaction_id}/{interaction_token}/callback",
        """{"type":8,"data":{"choices":[{"name":"n","value":"v"}]}}""",
        0
    )]
    [InlineData("POST", "/interactions/{interaction_id}/{interaction_token}/callback", """{"type":3}""", 1)]
    public void It_tells_good_bodies_from_bad(string method, string path, string body, int errors)
    {
        Descriptions.Require(OpenApiSchemas.Find() is not null);

        OpenApiSchemas.Find()!.Errors(method, path, body).Count.ShouldBe(errors);
    }
}
