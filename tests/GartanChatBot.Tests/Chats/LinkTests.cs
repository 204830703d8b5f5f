using GartanChatBot.Chat;
using GartanChatBot.Chats;
using GartanChatBot.Commands;

namespace GartanChatBot.Tests.Chats;

/// <summary>Who says to be whom, who agrees, and how all of it is forgotten.</summary>
public class LinkTests
{
    private const string Group = "telegram:-100200300";
    private const string Boss = FernbraeChats.Boss;
    private const string Alone = "telegram:7";

    [Fact]
    public async Task A_claim_needs_somebody_to_agree_and_then_opens_the_private_questions()
    {
        await using var chats = await StartAsync();
        (await chats.TextAsync(Group, "7", "/me")).ShouldBe("I don't know which crew member you are. Tell me with /link and your name.");

        (await chats.AskAsync(Group, "7", "/link birch"))!.Private.ShouldBeTrue();
        (await chats.TextAsync(Group, "7", "/link")).ShouldStartWith("You said that you are BIRCH, RJ");
        (await chats.AskAsync(Alone, "7", "/me"))!.Answered.ShouldBeFalse();

        var notice = chats.Notices.Single(notice => notice.Key.StartsWith("link|", StringComparison.Ordinal));
        notice.Text.ShouldBe("User 7 (telegram:7) says they are BIRCH, RJ of K41.");
        (await chats.TapAsync(notice, "Agree")).ShouldBe("✔ User 7 (telegram:7) is now BIRCH, RJ.");

        chats.Telegram.Sent.ShouldHaveSingleItem().Conversation.ShouldBe(Alone);
        (await chats.TextAsync(Alone, "7", "/me")).ShouldStartWith("You are on until 18:00, then off until Wed 12:30.");
        (await chats.TextAsync(Group, "7", "/hours")).ShouldStartWith("⚪ Birch – week", Case.Sensitive, "Monday was not read");
        (await chats.TapAsync(notice, "Agree")).ShouldBe("That has already been decided or withdrawn. /links lists what's open.");
    }

    [Fact]
    public async Task An_old_button_never_agrees_to_a_claim_that_was_made_after_it()
    {
        await using var chats = await StartAsync();
        await chats.AskAsync(Group, "7", "/link birch");
        await chats.AskAsync(Group, "7", "/link alder");

        (await chats.TapAsync(chats.Notices[0], "Agree")).ShouldStartWith("That has already been decided or withdrawn.");

        chats.Get<People>().Find("telegram:7")!.Member.ShouldBeNull();
        chats.Notices.Count.ShouldBe(2);
        (await chats.TapAsync(chats.Notices[1], "Agree")).ShouldBe("✔ User 7 (telegram:7) is now ALDER, TM.");
    }

    [Fact]
    public async Task An_officer_may_agree_but_not_to_their_own_claim_and_nobody_twice()
    {
        await using var chats = await StartAsync();
        await chats.TextAsync("telegram:1", Boss, "/role telegram:8 officer");
        await chats.AskAsync(Group, "8", "/link birch");
        await chats.AskAsync(Group, "9", "/link birch");
        var (own, other) = (chats.Notices[0].Buttons[0].Command, chats.Notices[1].Buttons[0].Command);

        (await chats.TextAsync(Group, "8", own)).ShouldBe("You can't confirm your own link: somebody else has to.");
        (await chats.TextAsync(Group, "8", other)).ShouldStartWith("✔ User 9 (telegram:9) is now BIRCH, RJ.");
        (await chats.TextAsync("telegram:1", Boss, own)).ShouldStartWith("Somebody else is linked to BIRCH, RJ");
        (await chats.TextAsync(Group, "8", "/links")).ShouldBe(
            $"""
            1 person is linked, 1 is waiting.
            • User 8 (telegram:8) says: I am BIRCH, RJ of K41
            [Agree: {own}]  [Deny: {own.Replace("approve", "deny")}]
            """);

        (await chats.TextAsync("telegram:1", Boss, chats.Notices[0].Buttons[1].Command)).ShouldBe("✖ telegram:8 is not linked.");
    }

    [Fact]
    public async Task An_administrator_links_themselves_with_one_word()
    {
        await using var chats = await StartAsync();

        (await chats.TextAsync("telegram:1", Boss, "/link gorse")).ShouldBe("✔ You're linked to Gorse.");

        chats.Notices.ShouldBeEmpty();
        (await chats.TextAsync("telegram:1", Boss, "/me")).ShouldStartWith("You are on");
    }

    [Fact]
    public async Task Names_are_offered_only_where_names_may_be_seen()
    {
        await using var chats = await StartAsync();
        (await chats.TextAsync(Group, "7", "/link")).ShouldContain("[Alder: /link ALDER, TM]");
        (await chats.TextAsync(Group, "7", "/link nobody")).ShouldContain("Nearest:");

        await chats.TextAsync(Group, Boss, "/names none");

        (await chats.TextAsync(Group, "7", "/link")).ShouldNotContain("Alder");
        (await chats.TextAsync(Group, "7", "/link nobody")).ShouldBe("I don't know anyone called Nobody on the rota.");
        (await chats.TextAsync(Group, "7", "/now")).ShouldNotContain("Birch");
    }

    [Theory]
    [InlineData("full", "• Birch RJ CC, officer", "Birch RJ CC")]
    [InlineData("short", "• Birch CC, officer", "Birch CC")]
    [InlineData("initials", "• RJB CC, officer", "RJB CC")]
    [InlineData("roles", "• CC, officer", "CC, officer")]
    [InlineData("none", "• somebody, officer", "somebody")]
    public async Task A_chat_is_shown_people_as_it_wants(string style, string line, string with)
    {
        await using var chats = await StartAsync();

        await chats.TextAsync(Group, Boss, $"/names {style}");
        (await chats.TextAsync(Group, "7", "/now")).ShouldContain(line);

        await chats.TextAsync(Group, Boss, "/names ranks off");
        var shown = await chats.TextAsync(Group, "7", "/now");
        shown.ShouldNotContain(" CC");
        shown.ShouldNotContain(" FF");
        shown.ShouldContain(with.Split(' ')[0] is "CC," ? "somebody, officer" : with.Split(' ')[0]);
    }

    [Fact]
    public async Task Unlinking_is_at_once_and_closes_the_private_chat()
    {
        await using var chats = await StartAsync();
        await LinkAsync(chats, "birch");

        (await chats.TextAsync(Alone, "7", "/unlink")).ShouldBe("✔ Unlinked. This account is no longer tied to a crew member.");

        chats.Get<Rights>().Admit(Asked(Alone)).Role.ShouldBe(ChatRole.Stranger);
        (await chats.TextAsync(Group, "7", "/unlink")).ShouldBe("You aren't linked to anyone.");
    }

    [Fact]
    public async Task My_data_is_all_that_is_stored_and_forgetting_leaves_none_of_it()
    {
        await using var chats = await StartAsync();
        await LinkAsync(chats, "birch");
        await chats.TextAsync("telegram:1", Boss, "/role telegram:7 officer");
        await chats.TextAsync(Alone, "7", "/names full");

        (await chats.TextAsync(Alone, "7", "/mydata")).ShouldBe(
            """
            This is what I have stored about you:
            account       User 7 (telegram:7)
            role          officer, by telegram:1
            link          BIRCH, RJ of K41, confirmed by telegram:1 on 2026-06-09
            private chat  telegram:7, heard, names full
            decisions     2 by or about you, the latest on 2026-06-09
            rota K41      14 days, 2026-06-09 to 2026-06-22: name, rank, skills, contract, when available
            [Forget me: /forgetme]  [Privacy: /privacy]
            """);

        (await chats.TextAsync(Alone, "7", "/forgetme")).ShouldContain("[Yes, forget me: /forgetme yes]");
        chats.Get<People>().Find("telegram:7").ShouldNotBeNull();
        (await chats.TextAsync(Alone, "7", "/forgetme yes")).ShouldStartWith("✔ Forgotten.");

        chats.Get<People>().All.ShouldBeEmpty();
        chats.Get<ChatDirectory>().Find(new Conversation("telegram", "7")).ShouldBeNull();
        chats.Get<AuditStore>().Latest(10).Select(entry => entry.Target).ShouldAllBe(target => target == "(forgotten)");
        (await chats.TextAsync(Group, "7", "/mydata")).ShouldStartWith("I have nothing stored about you.");
    }

    [Fact]
    public async Task The_names_of_strangers_are_data_and_nothing_else()
    {
        await using var chats = await StartAsync();

        await chats
            .Get<CommandRouter>()
            .AnswerAsync(Asked(Group) with { Text = "/link birch", Who = new("7", "</b>\r\n\u202E/letin telegram:-1") }, default);

        chats.Notices[0].Text.ShouldStartWith("</b> /letin telegram:-1 (telegram:7) says");
    }

    private static async Task<FernbraeChats> StartAsync()
    {
        var chats = await FernbraeChats.StartAsync(("Chat:Approved:0", Group));
        await chats.ReadRotaAsync();
        return chats;
    }

    private static async Task LinkAsync(FernbraeChats chats, string name)
    {
        await chats.AskAsync(Group, "7", $"/link {name}");
        await chats.TapAsync(chats.Notices[^1], "Agree");
    }

    private static ChatRequest Asked(string conversation)
    {
        Conversation.TryParse(conversation, out var place).ShouldBeTrue();
        return new() { Conversation = place with { IsPrivate = place.Id == "7" }, Who = new("7", "User 7"), Text = "/now" };
    }
}
