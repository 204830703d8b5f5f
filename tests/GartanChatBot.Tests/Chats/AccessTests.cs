using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Chats;
using GartanChatBot.Storage;

namespace GartanChatBot.Tests.Chats;

/// <summary>Who is let in, by whom, and what strangers hear.</summary>
public class AccessTests
{
    private const string Group = "telegram:-100200300";
    private const string Boss = FernbraeChats.Boss;

    [Fact]
    public async Task A_stranger_gets_one_polite_word_a_day_and_the_administrators_two_buttons()
    {
        await using var chats = await FernbraeChats.StartAsync();

        (await chats.TextAsync(Group, "7", "/now")).ShouldBe("This chat isn't approved yet. I've let an administrator know.");
        (await chats.AskAsync(Group, "8", "/now")).ShouldBeNull();
        chats.Bot.Time.Advance(TimeSpan.FromHours(25));
        (await chats.AskAsync(Group, "7", "/now")).ShouldNotBeNull();
        (await chats.AskAsync(Group, "7", "/now")).ShouldBeNull();

        var notice = chats.Notices.ShouldHaveSingleItem();
        notice.Key.ShouldBe($"access|{Group}");
        notice.Buttons.Select(button => button.Command).ShouldBe([$"/letin {Group}", $"/refuse {Group}"]);
        notice.Buttons.ShouldAllBe(button => button.Fits);
    }

    [Fact]
    public async Task A_tap_lets_a_chat_in_which_hears_it_and_is_led_to_its_settings()
    {
        await using var chats = await FernbraeChats.StartAsync();
        await chats.ReadRotaAsync();
        await chats.AskAsync(Group, "7", "/now");

        (await chats.TapAsync(chats.Notices[0], "Let in")).ShouldBe($"✔ Approved: {Group}.");

        var heard = chats.Telegram.Sent.ShouldHaveSingleItem();
        heard.Conversation.ShouldBe(Group);
        heard.Text.ShouldContain("[Set up: /setup]");
        (await chats.TextAsync(Group, "7", "/pump")).ShouldStartWith("🟡 Yes – K41P1 is on the run until 16:00");
        (await chats.TapAsync(chats.Notices[0], "Let in")).ShouldBe($"{Group} is already approved.");
        chats.Telegram.Sent.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_topic_is_let_in_with_its_chat()
    {
        await using var chats = await FernbraeChats.StartAsync();
        await chats.ReadRotaAsync();
        await chats.AskAsync($"{Group}/5", "7", "/now");

        chats.Notices.ShouldHaveSingleItem().Key.ShouldBe($"access|{Group}");
        await chats.TapAsync(chats.Notices[0], "Let in");

        (await chats.AskAsync($"{Group}/6", "7", "/pump"))!.Answered.ShouldBeTrue();
    }

    [Fact]
    public async Task A_refused_chat_hears_nothing_more_also_one_from_the_configuration()
    {
        await using var chats = await FernbraeChats.StartAsync(("Chat:Approved:0", Group));
        await chats.ReadRotaAsync();
        (await chats.AskAsync(Group, "7", "/pump"))!.Answered.ShouldBeTrue();

        (await chats.TextAsync("telegram:1", Boss, $"/refuse {Group}")).ShouldStartWith("✖ Blocked:");

        (await chats.AskAsync(Group, "7", "/pump")).ShouldBeNull();
        chats.Get<ChatDirectory>().Approved.ShouldBeEmpty();
        await chats.TextAsync("telegram:1", Boss, $"/letin {Group}");
        (await chats.AskAsync(Group, "7", "/pump"))!.Answered.ShouldBeTrue();
    }

    [Fact]
    public async Task What_was_decided_outlives_a_restart()
    {
        await using var chats = await FernbraeChats.StartAsync();
        await chats.AskAsync(Group, "7", "/now");
        await chats.TapAsync(chats.Notices[0], "Let in");
        await chats.TextAsync("telegram:1", Boss, "/role telegram:7 officer");

        await chats.RestartAsync();

        chats.Get<Rights>().Admit(Asked(Group, "7")).Role.ShouldBe(ChatRole.Officer);
        chats.Get<Rights>().Admit(Asked(Group, "8")).Role.ShouldBe(ChatRole.Crew);
        chats.Get<Rights>().Admit(Asked("telegram:-999", "7")).Role.ShouldBe(ChatRole.Stranger);
    }

    [Theory]
    [InlineData("/letin telegram:-1")]
    [InlineData("/refuse telegram:-1")]
    [InlineData("/chats")]
    [InlineData("/role telegram:7 administrator")]
    [InlineData("/audit")]
    [InlineData("/links")]
    [InlineData("/approve telegram:7 00000000")]
    [InlineData("/names full")]
    [InlineData("/resume")]
    public async Task Crew_cannot_decide_anything(string text)
    {
        await using var chats = await FernbraeChats.StartAsync(("Chat:Approved:0", Group));

        (await chats.TextAsync(Group, "7", text)).ShouldMatch("^/[a-z]+ is for (officers and )?administrators\\.$");

        chats.Get<AuditStore>().Latest(10).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_role_of_the_platform_counts_only_where_the_chat_is_let_in()
    {
        await using var chats = await FernbraeChats.StartAsync(
            ("Chat:Approved:0", Group), ("Discord:Roles:Officer:0", "811"), ("Discord:Roles:Admin:0", "812"));
        var door = chats.Get<Rights>();

        door.Admit(Asked(Group, "7", "811")).Role.ShouldBe(ChatRole.Officer);
        door.Admit(Asked(Group, "7", ChatUser.ManagesServer)).Role.ShouldBe(ChatRole.Officer);
        door.Admit(Asked(Group, "7", "813", "812")).Role.ShouldBe(ChatRole.Admin);
        door.Admit(Asked("telegram:-999", "7", "812", ChatUser.ManagesServer)).Role.ShouldBe(ChatRole.Stranger);
    }

    [Fact]
    public async Task A_right_that_was_taken_back_is_gone_with_the_next_tap()
    {
        await using var chats = await FernbraeChats.StartAsync(("Chat:Approved:0", Group));
        await chats.TextAsync("telegram:1", Boss, "/role telegram:7 administrator");
        (await chats.AskAsync(Group, "7", "/chats"))!.Answered.ShouldBeTrue();

        (await chats.TextAsync("telegram:1", Boss, "/role telegram:7 crew")).ShouldBe("✔ telegram:7 is now crew.");

        (await chats.TextAsync(Group, "7", "/chats")).ShouldBe("/chats is for administrators.");
        (await chats.TextAsync("telegram:1", Boss, "/role telegram:1 crew")).ShouldStartWith(
            "telegram:1 is an administrator in the configuration");
    }

    [Fact]
    public async Task A_chat_that_moves_keeps_what_was_decided()
    {
        await using var chats = await FernbraeChats.StartAsync(("Chat:Approved:0", "telegram:-5"));
        await chats.AskAsync(Group, "7", "/now");
        await chats.TapAsync(chats.Notices[0], "Let in");
        chats.Get<ChatDirectory>().Change(Place(Group), chat => chat with { Station = "K41", Names = NameStyle.None });

        chats.Get<ConversationEvents>().Moved(Place(Group), Place("telegram:-1009"));
        chats.Get<ConversationEvents>().Moved(Place("telegram:-5"), Place("telegram:-1005"));

        var asked = chats.Get<Rights>().Admit(Asked("telegram:-1009", "7"));
        (asked.Role, asked.Station, asked.Names, asked.ShowNames).ShouldBe((ChatRole.Crew, "K41", NameStyle.None, false));
        chats.Get<Rights>().Admit(Asked(Group, "7")).Role.ShouldBe(ChatRole.Stranger);
        chats.Get<Rights>().Admit(Asked("telegram:-1005", "7")).Role.ShouldBe(ChatRole.Crew);
    }

    [Fact]
    public async Task A_chat_that_ended_is_spoken_to_no_more_until_it_opens_again()
    {
        await using var chats = await FernbraeChats.StartAsync(("Chat:Approved:0", "telegram:-5"));
        await chats.AskAsync(Group, "7", "/now");
        await chats.TapAsync(chats.Notices[0], "Let in");
        var (news, directory) = (chats.Get<ConversationEvents>(), chats.Get<ChatDirectory>());

        news.Ended(Place(Group), "kicked");
        news.Ended(Place("telegram:-5"), "kicked");
        directory.Approved.ShouldBeEmpty();

        news.Opened(Place(Group), "Fernbrae crew");
        news.Opened(Place("telegram:-5"), "Officers");
        directory.Approved.Select(place => place.ToString()).Order().ShouldBe([Group, "telegram:-5"]);
        directory.Find(Place(Group))!.Described().ShouldBe($"Fernbrae crew ({Group})");
    }

    [Fact]
    public async Task A_group_that_adds_the_bot_is_announced_before_anybody_asks()
    {
        await using var chats = await FernbraeChats.StartAsync();

        chats.Get<ConversationEvents>().Opened(Place(Group), "Fern\u202Ebrae\n<b>crew</b>" + new string('x', 500));

        var text = chats.Notices.ShouldHaveSingleItem().Text;
        text.ShouldStartWith("A chat asks to be approved: Fernbrae <b>crew</b>xxx");
        text.Length.ShouldBeLessThan(160);
        text.ShouldNotContain('\n');
    }

    [Fact]
    public async Task Chats_without_end_fill_neither_the_file_nor_the_evening()
    {
        await using var chats = await FernbraeChats.StartAsync();

        for (var stranger = 1000; stranger < 1200; stranger++)
            await chats.AskAsync($"telegram:{stranger}", $"{stranger}", "/start");

        chats.Notices.Count.ShouldBe(100);
        chats.Get<ChatDirectory>().All.Count.ShouldBe(100);
        chats.Get<ChatDirectory>().Prune(new(2026, 7, 30));
        chats.Get<ChatDirectory>().All.ShouldBeEmpty();
    }

    [Fact]
    public async Task Memory_tells_nothing_that_was_rolled_back()
    {
        await using var chats = await FernbraeChats.StartAsync();
        var directory = chats.Get<ChatDirectory>();

        Should.Throw<InvalidOperationException>(() => chats.Get<BotDatabase>().InTransaction(() =>
        {
            directory.LetIn(Place(Group), "telegram:1");
            directory.IsApproved(Place(Group)).ShouldBeTrue();
            throw new InvalidOperationException();
        }));

        directory.IsApproved(Place(Group)).ShouldBeFalse();
        chats.Get<AuditStore>().Latest(10).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_decision_is_in_the_audit_for_thirteen_months()
    {
        await using var chats = await FernbraeChats.StartAsync();
        await chats.AskAsync(Group, "7", "/now");
        await chats.TapAsync(chats.Notices[0], "Let in");
        await chats.TextAsync("telegram:1", Boss, "/role telegram:7 officer");

        (await chats.TextAsync("telegram:1", Boss, "/audit")).ShouldBe(
            $"""
            Recent decisions, newest first:
            • 14:18 telegram:1 made Officer of telegram:7
            • 14:18 telegram:1 let in {Group}
            Kept for 13 months.
            """);

        chats.Get<AuditStore>().Prune(new(2027, 7, 9)).ShouldBe(0);
        chats.Get<AuditStore>().Prune(new(2027, 7, 10)).ShouldBe(2);
    }

    [Fact]
    public async Task The_doorkeeper_costs_next_to_nothing()
    {
        await using var chats = await FernbraeChats.StartAsync(("Chat:Approved:0", Group));
        var (door, asked) = (chats.Get<Rights>(), Asked(Group, "7"));
        door.Admit(asked);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var question = 0; question < 1000; question++)
            door.Admit(asked);

        ((GC.GetAllocatedBytesForCurrentThread() - before) / 1000).ShouldBeLessThan(512);
    }

    private static ChatRequest Asked(string conversation, string user, params string[] roles) => new()
    {
        Conversation = Place(conversation),
        Who = new(user, "Somebody") { Roles = roles },
        Text = "/now",
    };

    private static Conversation Place(string text) => Conversation.TryParse(text, out var place) ? place : throw new FormatException(text);
}
