using GartanChatBot.Chat.Replies;
using GartanChatBot.Tests.Commands;
using NodaTime;

namespace GartanChatBot.Tests.Chat.Telegram;

/// <summary>Every kind of answer, as Telegram gets it.</summary>
public sealed class TelegramSnapshotTests : IDisposable
{
    private readonly TestRota rota = new();

    [Theory]
    [InlineData("who's on now?", "now")]
    [InlineData("is P1 on the run?", "pump")]
    [InlineData("why are we off?", "why-on-the-run")]
    [InlineData("until when?", "until")]
    [InlineData("is Cedar about?", "crew")]
    [InlineData("who can drive right now?", "skill")]
    [InlineData("how thin are we?", "dependson")]
    [InlineData("when are we next short?", "next")]
    [InlineData("next 24 hours?", "timeline")]
    [InlineData("show the week", "week")]
    [InlineData("what would fix it?", "fix")]
    [InlineData("/fix Wed 07:00", "fix-two-people")]
    [InlineData("what if Gorse books off tonight 18-23?", "whatif")]
    [InlineData("Saturday morning?", "who-saturday")]
    [InlineData("my hours this week?", "hours")]
    [InlineData("am I on?", "me")]
    [InlineData("help", "help")]
    [InlineData("nice weather", "unknown-text")]
    [InlineData("is Cedr about?", "crew-unknown-name")]
    [InlineData("/who 2026-06-30T10:00", "who-not-read")]
    [InlineData("/status", "status")]
    public async Task An_answer_at_twenty_past_two(string question, string snapshot) =>
        (await rota.ReplyAsync(question, request => request with { As = "BIRCH, RJ" }))
            .ShownOnTelegram()
            .ShouldBeAsApprovedOnTelegram(snapshot);

    [Theory]
    [InlineData("now", "off-now")]
    [InlineData("p1", "off-pump")]
    [InlineData("why are we off?", "off-why")]
    [InlineData("until when?", "off-until")]
    [InlineData("next short?", "off-next")]
    [InlineData("fix", "off-fix")]
    public async Task Off_the_run(string question, string snapshot)
    {
        rota.Now = TestRota.At("2026-06-09T16:20");
        rota.ReadAt = TestRota.At("2026-06-09T16:18");

        (await rota.ReplyAsync(question)).ShownOnTelegram().ShouldBeAsApprovedOnTelegram(snapshot);
    }

    [Theory]
    [InlineData("now", "too-old-now")]
    [InlineData("p1", "too-old-pump")]
    public async Task An_old_reading_is_no_verdict(string question, string snapshot)
    {
        rota.Now = TestRota.At("2026-06-09T15:40");

        var shown = (await rota.ReplyAsync(question)).ShownOnTelegram();

        shown.ShouldStartWith("⚪");
        shown.ShouldBeAsApprovedOnTelegram(snapshot);
    }

    [Fact]
    public void Every_part_of_a_reply_has_its_form()
    {
        var zone = DateTimeZoneProviders.Tzdb["Europe/London"];
        var reply = Reply
            .Of(Tone.Reduced, "K41P1 <reduced> – \"3 & 4\"")
            .Paragraph(
                "plain ", new TextRun.Strong("strong & <b>"), " ", new TextRun.Emphasis("soft"), " ",
                new TextRun.TimestampRun(TestRota.At("2026-06-09T16:00"), zone, TimestampStyle.Weekday))
            .Bullets(new Bullet(["one"]), new Bullet([new TextRun.Strong("two")], Tone.Bad))
            .With(new ReplyBlock.Bullets([new Bullet(["first"]), new Bullet(["second"])], Numbered: true))
            .With(new ReplyBlock.Facts([new Fact("given <x>", ["29 h"]), new Fact("still", [new TextRun.Strong("66 h")])]))
            .With(new ReplyBlock.Facts([new Fact("/now", ["who is on"]), new Fact("/pump K41P1", ["is it on the run"])]))
            .With(new ReplyBlock.FixedWidthBlock(["        00    06", "Tue  9  ░░█<▓"]))
            .Footnote("Gartan ", new TextRun.Emphasis("14:18"))
            .Buttons(
                new ReplyButton("Refresh", "/now K41P1"), new ReplyButton("I can cover", "/cover 7") { KeepsMessage = true },
                new ReplyButton("A label that is much too long to share its row", "/fix"), new ReplyButton("1", "/1"),
                new ReplyButton("2", "/2"), new ReplyButton("3", "/3"), new ReplyButton("4", "/4"), new ReplyButton("5", "/5"));

        reply.ShownOnTelegram().ShouldBeAsApprovedOnTelegram("every-part");
    }

    public void Dispose() => rota.Dispose();
}
