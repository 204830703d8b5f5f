using GartanChatBot.Chat.Replies;
using GartanChatBot.Crewing;
using GartanChatBot.Rota;
using NodaTime;

namespace GartanChatBot.Tests.Commands;

/// <summary>Counter-examples of the two worlds and their brothers, at K41 on Tuesday 9 June 2026, 14:20.</summary>
public sealed class UnreadTimeTests : IDisposable
{
    private static readonly LocalDate Wednesday = new(2026, 6, 10);
    private static readonly LocalDate Friday = new(2026, 6, 12);

    private readonly TestRota rota = new();

    public void Dispose() => rota.Dispose();

    [Theory]
    [InlineData("any gaps wednesday")]
    [InlineData("are we short tomorrow")]
    [InlineData("/fix wed 09:00")]
    [InlineData("/who tomorrow morning")]
    [InlineData("/canigo wed 06-08")]
    [InlineData("/timeline wed")]
    public async Task A_day_that_was_not_read_gets_no_verdict(string question)
    {
        rota.Days.RemoveAll(day => day.Date == Wednesday);

        var reply = await rota.ReplyAsync(question, request => request with { As = "GORSE, DW" });
        var shown = await rota.AskAsync(question, request => request with { As = "GORSE, DW" });

        reply.Tone.ShouldBe(Tone.Unknown, shown);
        shown.ShouldContain("not ", Case.Insensitive);
        shown.ShouldNotContain("no gap", Case.Insensitive);
    }

    [Fact]
    public async Task When_one_is_needed_is_not_said_of_a_week_that_is_not_all_read()
    {
        rota.Days.RemoveAll(day => day.Date == Wednesday);

        var shown = await rota.AskAsync("/needme", request => request with { As = "FERN, PL" });

        shown.ShouldStartWith("⚪ Not all of the next seven days is known");
        shown.ShouldContain("Not read: Wed 10 June.");
    }

    [Fact]
    public async Task Days_that_were_never_read_after_the_last_one_are_unread_and_not_the_end()
    {
        rota.Days.RemoveAll(day => day.Date > Friday);
        rota.WantedUntil = new(2026, 6, 22);

        var shown = await rota.AskAsync("/next");

        shown.ShouldContain("Part of the time isn't known before Tue 23 June.");
        shown.ShouldContain("Not read: Sat 13 June – Mon 22 June.");
        shown.ShouldNotContain("Nothing else booked");
    }

    [Theory]
    [InlineData("who is on saturday?", "Sat 13 June")]
    [InlineData("/next saturday", "Sat 13 June: No gap booked")]
    [InlineData("/timeline saturday", "no gap")]
    public async Task Saturdays_page_answers_for_saturday_while_today_was_never_read(string question, string answer)
    {
        rota.Days.RemoveAll(day => day.Date < Friday);

        var shown = await rota.AskAsync(question);

        shown.ShouldContain(answer);
        shown.ShouldContain("Gartan 14:18");
    }

    [Theory]
    [InlineData("/now")]
    [InlineData("/next")]
    [InlineData("/skill driver")]
    [InlineData("/crew Nobody")]
    [InlineData("/week")]
    public async Task Whatever_needs_todays_page_says_that_it_was_never_read(string question)
    {
        rota.Days.RemoveAll(day => day.Date < Friday);

        (await rota.AskAsync(question)).ShouldStartWith("⚪ I have not been able to read today's rota yet.");
    }

    [Fact]
    public async Task A_span_that_has_begun_is_judged_from_now_on()
    {
        var shown = await rota.AskAsync("/canigo 14-18", request => request with { As = "DOGWOOD, AC" });

        shown.ShouldStartWith("🔴 Today 14:20–18:00: Not without cover – ");
        shown.ShouldContain("14:20–15:30");
        shown.ShouldContain("It is off 16:00–17:00 with or without Dogwood.");
    }

    [Theory]
    [InlineData("2026-06-09T14:20", "🟡 No – K41P1 is on the run until 16:00")]
    [InlineData("2026-06-09T16:20", "🔴 Yes – K41P1 is off the run since 16:00")]
    public async Task Are_we_off_is_answered_by_yes_when_it_is_off(string now, string answer)
    {
        rota.Now = TestRota.At(now);
        rota.ReadAt = rota.Now;

        foreach (var question in new[] { "are we off the run?", "is P1 off?", "/pump off", "off the run?" })
            (await rota.AskAsync(question)).ShouldStartWith(answer, Case.Sensitive, question);
    }

    [Fact]
    public async Task A_reduced_crew_is_named_and_is_no_plain_yes()
    {
        rota.Station = TestRota.Fernbrae with { Appliances = [new(Callsign.Parse("K41P1")) { ReducedRiders = 3 }] };
        foreach (var day in rota.Days.ToList())
            rota.Change(NodaTime.Text.LocalDatePattern.Iso.Format(day.Date), page =>
                page with
                {
                    Appliances = [page.Appliances[0] with { OnTheRun = SlotSet.Empty, OffTheRun = SlotSet.Empty }],
                });

        var shown = await rota.AskAsync("/whatif off Gorse 22:00-23:00");

        shown.ShouldStartWith("🟠 Today 22:00–23:00: K41P1 stays on the run without Gorse");
        shown.ShouldContain("reduced crew (crew 3 of 4)");
    }

    /// <summary>Day +3 is read every hour: after 3 h 20 m it is old, and today's age is not its age.</summary>
    [Theory]
    [InlineData("/who fri 09:00")]
    [InlineData("/who friday")]
    [InlineData("/next friday")]
    [InlineData("any gaps friday")]
    [InlineData("/timeline friday")]
    [InlineData("/fix friday")]
    [InlineData("/whatif off Gorse fri 10-12")]
    [InlineData("/canigo fri 10-12")]
    [InlineData("/week")]
    [InlineData("/needme")]
    [InlineData("/crew Gorse")]
    public async Task An_answer_bears_the_age_of_the_oldest_day_it_speaks_of(string question)
    {
        await ReadFridayAsync(TestRota.At("2026-06-09T11:00"));

        var shown = await rota.AskAsync(question, request => request with { As = "GORSE, DW" });

        shown.ShouldContain("11:00");
        shown.ShouldContain("⚠ 3 h 20 m old");
    }

    [Theory]
    [InlineData("/timeline wed")]
    [InlineData("/until")]
    [InlineData("/next tonight")]
    [InlineData("/timeline today")]
    [InlineData("/dependson")]
    public async Task An_old_day_that_is_not_spoken_of_makes_no_answer_old(string question)
    {
        await ReadFridayAsync(TestRota.At("2026-06-09T11:00"));

        (await rota.AskAsync(question)).ShouldNotContain("11:00");
    }

    private async Task ReadFridayAsync(Instant readAt)
    {
        var friday = rota.Days.Single(day => day.Date == Friday);
        rota.Days.Remove(friday);
        await rota.AskAsync("/now");
        rota.Get<RotaStore>().Replace(friday with { ReadAt = readAt, ContentHash = "1" });
    }
}
