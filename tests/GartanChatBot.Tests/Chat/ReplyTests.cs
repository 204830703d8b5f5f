using System.Text.Json.Nodes;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Crewing;
using GartanChatBot.Wording;
using NodaTime;
using NodaTime.Text;

namespace GartanChatBot.Tests.Chat;

public class ReplyTests
{
    private static readonly StationClock London = new(DateTimeZoneProviders.Tzdb["Europe/London"]);
    private static readonly TimeText Words = new(London.Zone, new LocalDate(2026, 6, 9));

    [Fact]
    public void The_json_of_a_reply_is_the_neutral_reply_with_instants_in_station_time()
    {
        var reply = Reply
            .Of(Tone.Thin, "Until ", Words.When(At("2026-06-09T16:00:00")))
            .Bullets(new Bullet([new TextRun.Strong("Elm & co")]));

        var json = JsonNode.Parse(new ReplyJson("🟡 Until 16:00", reply).Serialize());

        var expected = JsonNode.Parse(
            """
            {
              "text": "🟡 Until 16:00",
              "reply": {
                "tone": "thin",
                "title": [
                  { "type": "plain", "text": "Until " },
                  { "type": "moment", "at": "2026-06-09T16:00:00+01:00", "text": "16:00" }
                ],
                "blocks": [
                  { "type": "bullets", "numbered": false,
                     "items": [{ "text": [{ "type": "strong", "text": "Elm & co" }], "mark": "plain" }] }
                ],
                "answered": true,
                "private": false
              }
            }
            """);
        JsonNode.DeepEquals(json, expected).ShouldBeTrue(json?.ToJsonString());
    }

    [Fact]
    public void A_button_that_no_platform_could_carry_is_left_out()
    {
        var reply = Reply
            .Of(Tone.Plain, "hi")
            .Buttons(new ReplyButton("ok", "/now"), new ReplyButton("too long", $"/crew {new string('é', 40)}"));

        reply.Blocks.ShouldHaveSingleItem().ShouldBeOfType<ReplyBlock.Buttons>().Choices.ShouldHaveSingleItem().Command.ShouldBe("/now");
    }

    private static Instant At(string local) => London.InstantOf(LocalDateTimePattern.GeneralIso.Parse(local).Value);
}
