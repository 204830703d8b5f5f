using GartanChatBot.Alerts.State;
using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Chat.Terminal;
using GartanChatBot.Chats;
using NodaTime;

namespace GartanChatBot.Tests.Commands;

/// <summary>Mute, seen, cover, settings and set-up at K41 on Tuesday 9 June 2026, 14:20, as the terminal shows them.</summary>
public sealed class AlertCommandsTests : IDisposable
{
    private readonly TestRota rota = new();

    public void Dispose() => rota.Dispose();

    [Theory]
    [InlineData("/mute 4h", "mute")]
    [InlineData("mute p1 till six", "mute-pump")]
    [InlineData("/mute 2d P1 in the workshop", "mute-reason")]
    [InlineData("/mute", "mute-how-long")]
    [InlineData("/mute P1", "mute-how-long-pump")]
    [InlineData("/mute 8d", "mute-too-long")]
    [InlineData("/mute 0h", "mute-over")]
    [InlineData("/mute purple", "mute-not-understood")]
    [InlineData("/unmute", "unmute-nothing")]
    [InlineData("/mutes", "mutes-none")]
    [InlineData("/seen", "seen-nothing")]
    [InlineData("/seen 0000000000", "seen-unknown")]
    [InlineData("/cover", "cover-nothing")]
    [InlineData("/alerts", "alerts")]
    [InlineData("/alerts kinds", "alerts-kinds")]
    [InlineData("/alerts kinds daily", "alerts-kinds-switched")]
    [InlineData("/alerts kinds purple", "alerts-kinds-not-understood")]
    [InlineData("/alerts ahead", "alerts-ahead")]
    [InlineData("/alerts ahead 2 days", "alerts-ahead-changed")]
    [InlineData("/alerts ahead 3 weeks", "alerts-ahead-not-understood")]
    [InlineData("/alerts quiet", "alerts-quiet")]
    [InlineData("/alerts quiet 23 to 6", "alerts-quiet-changed")]
    [InlineData("/alerts quiet now and then", "alerts-quiet-not-understood")]
    [InlineData("/alerts role <@&4711>", "alerts-role-changed")]
    [InlineData("/alerts role @everyone", "alerts-role-not-understood")]
    [InlineData("/alerts off", "alerts-off")]
    [InlineData("/alerts purple", "alerts-not-understood")]
    [InlineData("/setup", "setup")]
    [InlineData("/setup K41", "setup-station")]
    [InlineData("/setup K41 shortages", "setup-done")]
    [InlineData("/setup K99", "setup-unknown-station")]
    [InlineData("/start", "setup")]
    public async Task The_answer_is_the_one_that_people_want(string question, string snapshot)
    {
        var shown = await rota.AskAsync(question, request => request with { As = "BIRCH, RJ", Who = new("birch", "Birch") });

        shown.ShouldBeAsApproved(snapshot);
    }

    [Fact]
    public async Task A_mute_is_listed_until_it_ends()
    {
        await rota.AskAsync("/mute 4h P1 drill night", As("Birch"));
        (await rota.AskAsync("/mutes")).ShouldBeAsApproved("mutes");

        rota.Now = TestRota.At("2026-06-09T18:19");
        (await rota.AskAsync("/mutes")).ShouldContain("18:20");
        rota.Now = TestRota.At("2026-06-09T18:20");
        (await rota.AskAsync("/mutes")).ShouldContain("Nothing is muted");
    }

    [Fact]
    public async Task Unmute_ends_what_was_muted_and_says_what()
    {
        await rota.AskAsync("/mute 4h P1");
        await rota.AskAsync("/mute 1h");

        (await rota.AskAsync("/unmute P1")).ShouldStartWith("Alerts are back: K41P1 shortages.");
        (await rota.AskAsync("/unmute P1")).ShouldContain("isn't muted here on its own");
        (await rota.AskAsync("unmute")).ShouldStartWith("Alerts are back: all shortages.");
    }

    [Fact]
    public async Task Nobody_can_mute_for_longer_than_a_week_and_a_week_is_not_too_long()
    {
        (await rota.AskAsync("/mute 7d")).ShouldStartWith("Muted until Tue 16 Jun 14:20");
        (await rota.AskAsync("/mute till 17 June 09:00")).ShouldContain("7 days at most");
    }

    [Fact]
    public async Task A_hostile_name_and_reason_stay_on_their_line()
    {
        var name = "Birch\u202E\n<b>" + new string('x', 500);

        var shown = await rota.AskAsync("/mute 4h P1 \u0007drill\u200B\u2028night " + new string('y', 360), As(name));

        shown.ShouldNotContain("\u202E");
        shown.ShouldNotContain("\u0007");
        shown.Length.ShouldBeLessThan(400);
        rota.Get<MuteStore>().Of(TerminalPlatform.Console, rota.Now).Single().By.Length.ShouldBeLessThanOrEqualTo(40);
    }

    [Fact]
    public async Task Seen_marks_the_shortage_for_this_chat_once()
    {
        var gap = Told();

        var first = await rota.ReplyAsync($"/seen {gap.Handle}", request => As("Birch")(request) with { TappedMessage = "m1" });
        var second = await rota.ReplyAsync("ok, seen", As("Cedar"));

        first.IsToast.ShouldBeTrue();
        Text(first).ShouldBe("Seen by Birch 14:20. No reminders, unless it gets worse.");
        second.IsToast.ShouldBeFalse();
        Text(second).ShouldBe("Birch has already seen it, 14:20.");
        rota.Get<GapNotificationStore>().Find(gap.Id, TerminalPlatform.Console)!.SeenBy.ShouldBe("Birch");
    }

    [Fact]
    public async Task A_shortage_that_is_over_can_not_be_seen_any_more()
    {
        var gap = Told(GapState.Ended);

        var reply = await rota.ReplyAsync($"/seen {gap.Handle}");

        Text(reply).ShouldBe("That shortage is over.");
        reply.Answered.ShouldBeFalse();
    }

    [Fact]
    public async Task Whoever_can_cover_tells_the_group_and_books_nothing()
    {
        var gap = Told();

        (
            await rota.AskAsync($"/cover {gap.Handle}", request => request with { As = "CEDAR, ML", Who = new("cedar", "C") })
        ).ShouldBeAsApproved("cover");
        (
            await rota.AskAsync($"/cover {gap.Handle}", request => request with { As = "FERN, PL", Who = new("fern", "F") })
        ).ShouldBeAsApproved("cover-not-enough");
        (
            await rota.AskAsync($"/cover {gap.Handle}", request => request with { As = "GORSE, DW", Who = new("gorse", "G") })
        ).ShouldStartWith("Gartan already has you on for all of it");
        (await rota.AskAsync("I can cover", As("Somebody new"))).ShouldStartWith("Thank you");
        (await rota.AskAsync("I can cover", As("Somebody new"))).ShouldBe("You've already offered that.");

        rota.Get<CoverOfferStore>()
            .Of(gap.Id, TerminalPlatform.Console.ToString())
            .Select(offer => offer.Who)
            .ShouldBe(["Cedar", "Fern", "Somebody new"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("/alerts off")]
    [InlineData("/alerts kinds soon")]
    [InlineData("/alerts ahead 2h")]
    [InlineData("/alerts test")]
    public async Task Only_officers_change_what_a_group_is_told(string question)
    {
        rota.Approved.Add("paper:1");

        var reply = await rota.ReplyAsync(question, InAGroup);

        Text(reply).ShouldBe("Only officers and administrators can change this chat's alerts.");
        reply.Private.ShouldBeTrue();
        rota.Get<ChatDirectory>()
            .SettingsOf(new Conversation("paper", "1"))
            .ShouldBe(new ChatSettings { Id = "paper:1" });
    }

    [Theory]
    [InlineData("/alerts")]
    [InlineData("/mute 1h")]
    [InlineData("/mutes")]
    public async Task The_crew_may_look_and_mute(string question)
    {
        rota.Approved.Add("paper:1");

        (await rota.ReplyAsync(question, InAGroup)).Answered.ShouldBeTrue();
    }

    [Theory]
    [InlineData("/start")]
    [InlineData("/setup")]
    [InlineData("/alerts test")]
    [InlineData("/mute 1h")]
    public async Task A_stranger_is_refused_politely_and_changes_nothing(string question)
    {
        var reply = await rota.ReplyAsync(question, InAGroup);

        reply.Answered.ShouldBeFalse();
        rota.Get<MuteStore>().Of(new Conversation("paper", "1"), rota.Now).ShouldBeEmpty();
    }

    [Fact]
    public async Task Setting_up_takes_three_taps_and_no_typing()
    {
        var first = await rota.ReplyAsync("/start");
        var tap = Buttons(first)[0];
        var second = await rota.ReplyAsync(tap.Command);

        Buttons(second).ShouldContain(button => button.Command == "/alerts test here" && button.KeepsMessage);
        rota.Get<ChatDirectory>().SettingsOf(TerminalPlatform.Console).Station.ShouldBe("K41");
        Buttons(first).Concat(Buttons(second)).ShouldAllBe(button => button.Fits);
    }

    [Fact]
    public async Task What_was_set_is_kept()
    {
        await rota.AskAsync("/alerts quiet 23-6");
        await rota.AskAsync("/alerts ahead 12h");
        await rota.AskAsync("/alerts kinds reminders off");

        var kept = rota.Get<ChatDirectory>().SettingsOf(TerminalPlatform.Console);
        kept.QuietHours.ShouldBe("23:00-06:00");
        kept.LookAhead.ShouldBe(Duration.FromHours(12));
        kept.Kinds.ShouldBe(AlertKinds.Shipped & ~AlertKinds.Reminders);

        await rota.AskAsync("/alerts off");
        await rota.AskAsync("/alerts on");
        rota.Get<ChatDirectory>().SettingsOf(TerminalPlatform.Console).Kinds.ShouldBe(AlertKinds.Shipped);
    }

    private static Func<ChatRequest, ChatRequest> As(string name) => request => request with { Who = new("someone", name) };

    private static ChatRequest InAGroup(ChatRequest request) =>
        request with
        {
            Conversation = new("paper", "1"),
            Who = new("someone", "Someone"),
        };

    private static string Text(Reply reply) => TextRun.PlainText(reply.Title);

    private static List<ReplyButton> Buttons(Reply reply) =>
        [.. reply.Blocks.OfType<ReplyBlock.Buttons>().SelectMany(block => block.Choices)];

    private KnownGap Told(GapState state = GapState.Open)
    {
        var gap = new KnownGap
        {
            Id = "K41P1-1",
            Station = "K41",
            Callsign = "K41P1",
            Start = TestRota.At("2026-06-09T16:00"),
            End = TestRota.At("2026-06-09T17:00"),
            Unmet = ["driver"],
            State = state,
        };
        rota.Get<ShortageStore>().Replace([], [gap]);
        rota.Get<GapNotificationStore>()
            .Save(GapNotification.NothingOf(gap, TerminalPlatform.Console.ToString()) with { AnnouncedAt = rota.Now });
        return gap;
    }
}
