namespace GartanChatBot.Tests.Commands;

/// <summary>The questions of the crew at K41 on Tuesday 9 June 2026, 14:20, as the terminal answers them.</summary>
public sealed class FernbraeAnswersTests : IDisposable
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
    [InlineData("show wednesday", "timeline-day")]
    [InlineData("show the week", "week")]
    [InlineData("what would fix it?", "fix")]
    [InlineData("/fix Wed 07:00", "fix-two-people")]
    [InlineData("what if Gorse books off tonight 18-23?", "whatif")]
    [InlineData("who's on tonight?", "who-tonight")]
    [InlineData("Saturday morning?", "who-saturday")]
    [InlineData("my hours this week?", "hours")]
    [InlineData("am I on?", "me")]
    [InlineData("/canigo Wed 18:00 Wed 20:00", "canigo-yes")]
    [InlineData("/canigo 15:00-17:30", "canigo-not")]
    [InlineData("/canigo Wed 01:00-03:00", "canigo-off-anyway")]
    [InlineData("/canigo some day", "canigo-bad-time")]
    [InlineData("/needme", "needme")]
    [InlineData("/privacy", "privacy")]
    [InlineData("/link", "link-operator")]
    [InlineData("/mydata", "mydata-nothing")]
    [InlineData("/forgetme", "forgetme")]
    [InlineData("/chats", "chats-none")]
    [InlineData("/role", "role-nobody")]
    [InlineData("/audit", "audit-nothing")]
    [InlineData("/links", "links-none")]
    [InlineData("help", "help")]
    [InlineData("nice weather", "unknown-text")]
    [InlineData("is Cedr about?", "crew-unknown-name")]
    [InlineData("is P9 on the run?", "pump-unknown")]
    [InlineData("/who at some point", "who-bad-time")]
    [InlineData("/who 2026-06-30T10:00", "who-not-read")]
    [InlineData("/skill plumber", "skill-unknown")]
    public async Task The_answer_is_the_one_that_people_want(string question, string snapshot)
    {
        var shown = await rota.AskAsync(question, request => request with { As = "BIRCH, RJ" });

        shown.ShouldBeAsApproved(snapshot);
    }

    [Theory]
    [InlineData("now", "off-now")]
    [InlineData("p1", "off-pump")]
    [InlineData("why are we off?", "off-why")]
    [InlineData("until when?", "off-until")]
    [InlineData("next short?", "off-next")]
    [InlineData("fix", "off-fix")]
    [InlineData("drivers?", "off-skill")]
    [InlineData("next 24 hours", "off-timeline")]
    [InlineData("is Elm on?", "off-crew")]
    public async Task Off_the_run_at_16_20_says_why_and_what_then(string question, string snapshot)
    {
        rota.Now = TestRota.At("2026-06-09T16:20");
        rota.ReadAt = TestRota.At("2026-06-09T16:18");

        (await rota.AskAsync(question)).ShouldBeAsApproved(snapshot);
    }

    [Theory]
    [InlineData("now", "shared-now")]
    [InlineData("what would fix it?", "shared-fix")]
    [InlineData("/fix Wed 07:00", "shared-fix-two-people")]
    [InlineData("until", "shared-until")]
    [InlineData("how thin are we?", "shared-dependson")]
    [InlineData("is Cedar about?", "shared-crew")]
    public async Task A_chat_without_names_hears_none(string question, string snapshot)
    {
        var shown = await rota.AskAsync(question, request => request with { ShowNames = false });

        foreach (var name in new[] { "Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fern ", "Gorse", "Hazel" })
        {
            shown.ShouldNotContain(name);
        }

        shown.ShouldBeAsApproved(snapshot);
    }

    [Fact]
    public async Task Asking_as_of_a_stored_moment_takes_the_reading_as_it_was()
    {
        rota.Now = TestRota.At("2026-11-24T00:00");

        var shown = await rota.AskAsync("is P1 on the run?", request => request with { AsOf = TestRota.At("2026-06-09T14:20") });

        shown.ShouldBe("🟡 Yes – K41P1 is on the run until 16:00, then off for 1 h (no driver). · Gartan 14:18");
    }

    [Fact]
    public async Task A_private_answer_is_marked_so()
    {
        (await rota.ReplyAsync("/hours Elm")).Private.ShouldBeTrue();
        (await rota.ReplyAsync("/whatif off Gorse 18-23")).Private.ShouldBeTrue();
        (await rota.ReplyAsync("/now")).Private.ShouldBeFalse();
    }

    [Fact]
    public async Task Nothing_is_promised_where_nothing_is_booked()
    {
        rota.Now = TestRota.At("2026-06-11T08:00");
        rota.ReadAt = TestRota.At("2026-06-11T07:59");

        (await rota.AskAsync("/next")).ShouldBeAsApproved("next-none");
        (await rota.AskAsync("/until")).ShouldBeAsApproved("until-no-end");
        (await rota.AskAsync("/fix")).ShouldBeAsApproved("fix-none");
    }

    public void Dispose() => rota.Dispose();
}
