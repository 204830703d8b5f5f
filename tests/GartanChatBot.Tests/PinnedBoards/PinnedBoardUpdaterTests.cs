using GartanChatBot.Chat;
using GartanChatBot.Chats;
using GartanChatBot.PinnedBoards;
using GartanChatBot.Tests.Chats;
using GartanChatBot.Tests.Commands;
using GartanSimulator;

namespace GartanChatBot.Tests.PinnedBoards;

/// <summary>One message in each chat that is always true, or says that it does not know.</summary>
public class PinnedBoardUpdaterTests
{
    private const string Group = "telegram:-100200300";
    private const string Boss = FernbraeChats.Boss;

    [Fact]
    public async Task It_is_posted_without_a_sound_and_pinned()
    {
        await using var chats = await StartAsync();

        (await chats.TextAsync(Group, Boss, "/board on")).ShouldStartWith("✔ The board is pinned here");

        var sent = chats.Telegram.Sent.ShouldHaveSingleItem();
        sent.Posting!.Silent.ShouldBeTrue();
        chats.Telegram.Pinned.ShouldHaveSingleItem().MessageId.ShouldBe(sent.MessageId);
        chats.Telegram.Screen(Group).ShouldHaveSingleItem().ShouldBeAsApproved("board");
    }

    [Fact]
    public async Task It_is_edited_only_when_its_text_changes()
    {
        await using var chats = await StartAsync();
        await chats.TextAsync(Group, Boss, "/board on");

        for (var minute = 18; minute < 30; minute++)
        {
            await PassAsync(chats, TimeSpan.Zero);
            chats.Bot.Time.Advance(TimeSpan.FromMinutes(1));
        }

        chats.Telegram.Edited.ShouldBeEmpty();

        await chats.ReadRotaAsync();
        await PassAsync(chats, TimeSpan.Zero);
        chats.Telegram.Edited.ShouldHaveSingleItem().Text.ShouldContain("Board of 14:30 · Gartan at most 15 min old");
        chats.Telegram.Sent.Count.ShouldBe(1);
        chats.Telegram.Pinned.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_change_of_the_rota_changes_it()
    {
        await using var chats = await FernbraeChats.StartAsync(new SimulatorOptions { Rota = RotaStyle.Blank }, ("Chat:Approved:0", Group));
        await chats.ReadRotaAsync();
        await chats.TextAsync(Group, Boss, "/board on");
        chats.Telegram.Screen(Group)[0].ShouldContain("No further gap booked before Tue 23 June");

        foreach (var driver in new[] { "ALDER, TM", "CEDAR, ML", "ELM, SJ" })
            chats.Bot.Site.Rota.Book("K41", driver, new(2026, 6, 9, 18, 0), new(2026, 6, 9, 19, 0));
        chats.Bot.Time.Advance(TimeSpan.FromMinutes(2));
        await chats.ReadRotaAsync();
        await PassAsync(chats, TimeSpan.Zero);

        chats.Telegram.Edited.ShouldHaveSingleItem().Text.ShouldContain("Next gap: Today 18:00–19:00 · 1 h · no driver");
    }

    [Fact]
    public async Task Time_alone_turns_it_from_fresh_to_old_to_unknown_and_it_never_says_how_many_minutes()
    {
        await using var chats = await StartAsync();
        await chats.TextAsync(Group, Boss, "/board on");

        await PassAsync(chats, TimeSpan.FromMinutes(16));
        chats.Telegram.Screen(Group)[0].ShouldContain("Board of 14:30 · ⚠ Gartan last read 14:18");
        chats.Telegram.Screen(Group)[0].ShouldStartWith("🟡 K41P1 on the run");

        await PassAsync(chats, TimeSpan.FromMinutes(43));
        chats.Telegram.Screen(Group)[0].ShouldStartWith("🟡");

        await PassAsync(chats, TimeSpan.FromMinutes(1));
        chats.Telegram.Screen(Group)[0].ShouldBeAsApproved("board-too-old");

        await PassAsync(chats, TimeSpan.FromMinutes(61));
        chats.Telegram.Screen(Group)[0].ShouldNotContain("🟢");
        chats.Telegram.Screen(Group)[0].ShouldStartWith("⚪ K41P1 – I don't know: Gartan was last read 14:18");
    }

    [Fact]
    public async Task Nothing_read_yet_is_unknown()
    {
        await using var chats = await FernbraeChats.StartAsync(("Chat:Approved:0", Group));

        await chats.TextAsync(Group, Boss, "/board on");

        chats.Telegram.Screen(Group).ShouldHaveSingleItem().ShouldStartWith("⚪ K41 – I don't know: today's rota has not been read yet");
    }

    [Fact]
    public async Task A_day_of_it_is_at_most_four_edits_an_hour_and_no_new_message()
    {
        await using var chats = await StartAsync();
        await chats.TextAsync(Group, Boss, "/board on");

        for (var minute = 0; minute < 24 * 60; minute++)
        {
            if (minute % 10 == 0)
                await chats.ReadRotaAsync();

            await PassAsync(chats, TimeSpan.FromMinutes(1));
        }

        chats.Telegram.Sent.Count.ShouldBe(1);
        chats.Telegram.Edited.Count.ShouldBeInRange(90, 100);
    }

    [Fact]
    public async Task It_outlives_a_restart()
    {
        await using var chats = await StartAsync();
        await chats.TextAsync(Group, Boss, "/board on");

        await chats.RestartAsync();
        await PassAsync(chats, TimeSpan.Zero);
        chats.Telegram.Edited.ShouldBeEmpty();

        await PassAsync(chats, TimeSpan.FromMinutes(15));
        chats.Telegram.Edited.ShouldHaveSingleItem().MessageId.ShouldBe("1");
        chats.Telegram.Sent.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_deleted_one_is_posted_anew()
    {
        await using var chats = await StartAsync();
        await chats.TextAsync(Group, Boss, "/board on");

        chats.Telegram.DeleteMessages(Group);
        await PassAsync(chats, TimeSpan.FromMinutes(15));

        chats.Telegram.Screen(Group).Count.ShouldBe(1);
        chats.Telegram.Pinned.Count.ShouldBe(2);
        chats.Telegram.Sent.Select(sent => sent.Posting!.Key).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task One_whose_sending_ended_in_the_unknown_is_looked_for_and_not_posted_twice()
    {
        await using var chats = await StartAsync();
        chats.Telegram.FailNext("send-late", new OutcomeUnknownException("cut"));

        (await chats.TextAsync(Group, Boss, "/board on")).ShouldBe("I couldn't post the board yet; I'll try again.");
        await chats.RestartAsync();
        await PassAsync(chats, TimeSpan.FromMinutes(2));

        chats.Telegram.Sent.Count.ShouldBe(1);
        chats.Telegram.Pinned.Count.ShouldBe(1);
    }

    [Fact]
    public async Task One_that_never_left_is_sent_again_with_the_same_key()
    {
        await using var chats = await StartAsync();
        chats.Telegram.FailNext("send", new OutcomeUnknownException("cut"));

        await chats.TextAsync(Group, Boss, "/board on");
        await PassAsync(chats, TimeSpan.FromMinutes(1));

        chats.Telegram.Screen(Group).Count.ShouldBe(1);
        chats.Get<BoardStore>().All.ShouldHaveSingleItem().Number.ShouldBe(1);
    }

    [Fact]
    public async Task A_failure_waits_longer_each_time_and_the_other_chats_do_not_wait_with_it()
    {
        await using var chats = await StartAsync(("Chat:Approved:1", "telegram:-5"));
        await chats.TextAsync(Group, Boss, "/board on");
        await chats.TextAsync("telegram:-5", Boss, "/board on");
        chats.Telegram.FailNext("edit", new RateLimitedException(TimeSpan.FromMinutes(10)));

        await PassAsync(chats, TimeSpan.FromMinutes(15));
        chats.Telegram.Edited.Count.ShouldBe(1);

        await chats.ReadRotaAsync();
        await PassAsync(chats, TimeSpan.FromMinutes(9));
        chats.Telegram.Edited.Count.ShouldBe(1);

        await PassAsync(chats, TimeSpan.FromMinutes(1));
        chats.Telegram.Edited.Select(edit => edit.Conversation).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task Where_it_may_not_be_pinned_it_stays_a_message_that_edits_itself()
    {
        await using var chats = await StartAsync();
        chats.Telegram.FailNext("pin", new MessageRefusedException("not enough rights"));

        (await chats.TextAsync(Group, Boss, "/board on")).ShouldContain("I can't pin here");
        await PassAsync(chats, TimeSpan.FromMinutes(15));

        chats.Telegram.Edited.Count.ShouldBe(1);
        chats.Telegram.Pinned.ShouldBeEmpty();
        (await chats.TextAsync(Group, Boss, "/board on")).ShouldStartWith("✔ The board is pinned here");
        chats.Telegram.Sent.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_chat_that_is_gone_ends_it_and_one_that_moved_takes_it_along()
    {
        await using var chats = await StartAsync(("Chat:Approved:1", "telegram:-5"));
        await chats.TextAsync(Group, Boss, "/board on");
        await chats.TextAsync("telegram:-5", Boss, "/board on");

        chats.Telegram.FailNext("edit", new TargetGoneException("kicked"));
        await PassAsync(chats, TimeSpan.FromMinutes(15));
        chats.Get<BoardStore>().All.Count.ShouldBe(1);
        var left = chats.Get<BoardStore>().All.Single().Id;

        chats.Telegram.FailNext("edit", new ConversationMovedException(new("telegram", "-1009")));
        await PassAsync(chats, TimeSpan.FromMinutes(15));
        await PassAsync(chats, TimeSpan.FromMinutes(1));

        chats.Get<BoardStore>().All.ShouldHaveSingleItem().Id.ShouldBe("telegram:-1009");
        chats.Telegram.Screen("telegram:-1009").Count.ShouldBe(1);
        chats
            .Get<ChatDirectory>()
            .IsApproved(new Conversation("telegram", left.Split(':')[1]))
            .ShouldBe(left == "telegram:-5" || left == Group);
    }

    [Fact]
    public async Task Switched_off_or_kept_out_no_verdict_stays_behind()
    {
        await using var chats = await StartAsync(("Chat:Approved:1", "telegram:-5"));
        await chats.TextAsync(Group, Boss, "/board on");
        await chats.TextAsync("telegram:-5", Boss, "/board on");

        (await chats.TextAsync(Group, Boss, "/board off")).ShouldBe("✔ The board is off.");
        await chats.TextAsync("telegram:1", Boss, "/refuse telegram:-5");
        await PassAsync(chats, TimeSpan.FromMinutes(1));

        chats.Telegram.Screen(Group).ShouldBe(["⚪ This board is switched off and no longer updated."]);
        chats.Telegram.Screen("telegram:-5").ShouldBe(["⚪ This board is switched off and no longer updated."]);
        chats.Get<BoardStore>().All.ShouldBeEmpty();
    }

    [Fact]
    public async Task It_moves_to_the_topic_where_it_is_asked_for()
    {
        await using var chats = await StartAsync();
        await chats.TextAsync($"{Group}/5", Boss, "/board on");

        await chats.TextAsync($"{Group}/6", Boss, "/board on");

        chats.Telegram.Screen($"{Group}/5").ShouldHaveSingleItem().ShouldStartWith("⚪ This board is switched off");
        chats.Telegram.Screen($"{Group}/6").ShouldHaveSingleItem().ShouldStartWith("🟡 K41P1");
    }

    [Fact]
    public async Task Crew_see_it_and_only_officers_keep_it()
    {
        await using var chats = await StartAsync();

        (await chats.TextAsync(Group, "7", "/board")).ShouldStartWith("🟡 K41P1 on the run");
        (await chats.TextAsync(Group, "7", "/board on")).ShouldBe("/board on is for officers and administrators.");
        (await chats.TextAsync(Group, Boss, "/board")).ShouldContain("[Keep it here: /board on]");
        (await chats.TextAsync(Group, Boss, "/board sideways")).ShouldBe("I can't read \"sideways\": /board accepts on or off.");
        chats.Telegram.Sent.ShouldBeEmpty();
    }

    private static async Task<FernbraeChats> StartAsync(params (string Key, string Value)[] settings)
    {
        var chats = await FernbraeChats.StartAsync([("Chat:Approved:0", Group), .. settings]);
        await chats.ReadRotaAsync();
        return chats;
    }

    private static async Task PassAsync(FernbraeChats chats, TimeSpan later)
    {
        chats.Bot.Time.Advance(later);
        await chats.Get<PinnedBoardUpdater>().RefreshAsync(TestContext.Current.CancellationToken);
    }
}
