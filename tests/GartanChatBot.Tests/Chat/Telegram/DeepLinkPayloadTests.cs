using GartanChatBot.Chat.Telegram;
using GartanChatBot.Settings;

namespace GartanChatBot.Tests.Chat.Telegram;

/// <summary>A question that waits behind a link waits for its asker alone.</summary>
public class DeepLinkPayloadTests
{
    private readonly DeepLinkPayload payloads = new(new Secret("4711:golf-hotel"));

    [Theory]
    [InlineData("/hours")]
    [InlineData("/whatif off Gorse 18-23")]
    [InlineData("my hours – this week?")]
    public void A_question_comes_back_for_its_asker_and_nobody_else(string question)
    {
        var payload = payloads.Of(question, "31")!;

        payload.ShouldMatch("^[A-Za-z0-9_-]{1,64}$");
        payloads.TryRead(payload, "31", out var read).ShouldBeTrue();
        read.ShouldBe(question);
        payloads.TryRead(payload, "32", out _).ShouldBeFalse();
        new DeepLinkPayload(new Secret("4711:other")).TryRead(payload, "31", out _).ShouldBeFalse();
    }

    [Fact]
    public void A_long_question_has_no_link() => payloads.Of(new string('x', 50), "31").ShouldBeNull();

    [Theory]
    [InlineData("q_")]
    [InlineData("q_!!!!")]
    [InlineData("q_AAAA")]
    [InlineData("q_AAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("link")]
    [InlineData("")]
    public void What_is_made_up_asks_nothing(string payload) => payloads.TryRead(payload, "31", out _).ShouldBeFalse();
}
