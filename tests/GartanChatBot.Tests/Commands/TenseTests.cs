using GartanChatBot.Chat.Replies;

namespace GartanChatBot.Tests.Commands;

/// <summary>A time that has passed, now, and one that is to come, at K41 on Tuesday 9 June 2026, 14:20.</summary>
public sealed class TenseTests : IDisposable
{
    private readonly TestRota rota = new();

    [Theory]
    [InlineData("/pump 2026-06-09T12:00", " was on the run")]
    [InlineData("/pump 2026-06-10T07:00", " will be off the run")]
    [InlineData("/pump", " is on the run")]
    [InlineData("/pump 2026-06-10T14:00", " will be on the run")]
    [InlineData("/why 2026-06-09T12:00", " was on the run – nothing was missing")]
    [InlineData("/me 2026-06-09T12:00", "You were on")]
    [InlineData("/me 2026-06-10T12:45", "You will be ")]
    [InlineData("/me yesterday", "You were on all of it")]
    [InlineData("/dependson 2026-06-09T12:00", " relied on ")]
    [InlineData("/needme yesterday", " relied on you alone")]
    public async Task A_verdict_says_whether_its_time_was_is_or_will_be(string question, string words) =>
        (await AskAsync(question)).ShouldContain(words);

    [Theory]
    [InlineData("/fix yesterday")]
    [InlineData("/fix 2026-06-09T12:00")]
    [InlineData("/canigo yesterday")]
    [InlineData("/whatif off Elm yesterday")]
    [InlineData("/whatif on Fern yesterday")]
    public async Task What_has_passed_can_not_be_changed(string question)
    {
        var reply = await ReplyAsync(question);

        reply.Answered.ShouldBeFalse();
        TextRun.PlainText(reply.Title).ShouldStartWith("That time has passed");
    }

    [Theory]
    [InlineData("/pump")]
    [InlineData("/why")]
    [InlineData("/next")]
    [InlineData("/until")]
    [InlineData("/dependson")]
    public async Task Of_what_has_passed_no_fix_is_offered(string command)
    {
        rota.Now = TestRota.At("2026-06-11T09:00");
        rota.ReadAt = TestRota.At("2026-06-11T09:00");

        foreach (var time in new[] { "2026-06-10", "2026-06-10T07:00" })
        {
            var reply = await ReplyAsync($"{command} {time}");

            reply.Blocks.OfType<ReplyBlock.Buttons>().SelectMany(block => block.Choices)
                .ShouldNotContain(button => button.Command.StartsWith("/fix"), $"{command} {time}");
        }
    }

    [Fact]
    public async Task Nobody_can_still_book_off_for_yesterday()
    {
        var shown = await AskAsync("/next yesterday");

        shown.ShouldStartWith("🟢 Mon 8 June: No gap");
        shown.ShouldNotContain("booked");
        shown.ShouldNotContain("book off");
    }

    [Theory]
    [InlineData("/pump 12 june 2030", "500 days")]
    [InlineData("/who 2024-01-01T10:00", "500 days")]
    [InlineData("/next 2026-06-10 2031-06-10", "370 days")]
    public async Task A_time_years_away_is_refused(string question, string most)
    {
        var reply = await ReplyAsync(question);

        reply.Answered.ShouldBeFalse();
        TextRun.PlainText(reply.Title).ShouldContain(most);
    }

    [Theory]
    [InlineData("was elm on friday", "/crew Elm 2026-06-12T00:00 2026-06-13T00:00")]
    [InlineData("who was on friday", "/now 2026-06-12T00:00 2026-06-13T00:00")]
    [InlineData("were we off the run on friday", "/pump off 2026-06-12T00:00 2026-06-13T00:00")]
    [InlineData("have we been short on friday", "/next 2026-06-12T00:00 2026-06-13T00:00")]
    [InlineData("did we have a driver on friday", "/skill driver 2026-06-12T00:00 2026-06-13T00:00")]
    public async Task What_was_on_friday_is_the_friday_that_was(string words, string command)
    {
        rota.Now = TestRota.At("2026-06-16T14:20");
        rota.ReadAt = TestRota.At("2026-06-16T14:18");

        (await AskAsync(words)).ShouldBe(await AskAsync(command));
        (await ReplyAsync(command)).Answered.ShouldBeTrue();
    }

    public void Dispose() => rota.Dispose();

    private Task<string> AskAsync(string text) => rota.AskAsync(text, request => request with { As = "ELM, SJ" });

    private Task<Reply> ReplyAsync(string text) => rota.ReplyAsync(text, request => request with { As = "ELM, SJ" });
}
