using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Chat.Terminal;
using GartanChatBot.Chats;
using NodaTime;

namespace GartanChatBot.Tests.Chats.Rules;

/// <summary>Strangers hear one word a day, administrators are asked once, and what is decided is written down.</summary>
public class RequestsTests
{
    private static readonly Conversation Group = Door.Place(Door.Group);

    [Fact]
    public void A_stranger_is_turned_away_once_a_day_and_asked_about_each_time()
    {
        using var door = new Door();

        Text(door.Requests.TurnAway(Door.From(Group))).ShouldBe("This chat isn't approved yet. I've let an administrator know.");
        door.Chats.Find(Group)
            .ShouldBe(
                new ChatSettings
                {
                    Id = Door.Group,
                    State = ChatState.Asked,
                    AskedAt = Door.Noon,
                    TurnedAwayAt = Door.Noon,
                });
        door.Time.Advance(TimeSpan.FromDays(1) - TimeSpan.FromSeconds(1));
        door.Requests.TurnAway(Door.From(Group)).ShouldBeNull();
        door.Time.Advance(TimeSpan.FromSeconds(1));
        door.Requests.TurnAway(Door.From(Group)).ShouldNotBeNull();

        door.Chats.Find(Group)!.AskedAt.ShouldBe(Door.Noon, "the first time counts: requests end after a month");
        var notice = door.Notices[0];
        notice.Key.ShouldBe($"access|{Door.Group}");
        notice.Text.ShouldBe("A chat asks to be approved: telegram:-100 on Telegram.");
        notice
            .Buttons.Select(button => (button.Label, button.Command))
            .ShouldBe([("Let in", $"/letin {Door.Group}"), ("Refuse", $"/refuse {Door.Group}")]);
    }

    [Fact]
    public void Somebody_alone_hears_how_to_be_known_and_is_named_to_administrators()
    {
        using var door = new Door();

        Text(door.Requests.TurnAway(Door.From(Door.Place("telegram:7", alone: true))))
            .ShouldBe(
                "I don't know you yet. In your station's chat, send /link and your name. Or wait: "
                    + "I've let an administrator know."
            );

        door.Notices.ShouldHaveSingleItem().Text.ShouldBe("Somebody asks for access in a private chat: User 7 (telegram:7) on Telegram.");
    }

    [Fact]
    public void A_refused_chat_hears_nothing_and_is_asked_about_no_more()
    {
        using var door = new Door();
        door.Chats.Refuse(Group, "telegram:1");

        door.Requests.TurnAway(Door.From(Group)).ShouldBeNull();
        door.Opens(Group, "Crew");

        door.Notices.ShouldBeEmpty();
        door.Chats.Find(Group)!.Title.ShouldBe("Crew");
    }

    [Fact]
    public void A_group_that_opens_asks_at_once_unless_it_is_in_or_one_persons()
    {
        using var door = new Door(approved: ["telegram:-5"]);

        door.Opens(Group, "Crew");
        door.Opens(Door.Place("telegram:-5"), "In");
        door.Opens(Door.Place("telegram:7", alone: true), "Alone");
        door.Opens(Group, "");

        door.Notices.Select(notice => notice.Text).Distinct().ShouldBe([$"A chat asks to be approved: Crew ({Door.Group}) on Telegram."]);
        door.Chats.Find(Group)!.State.ShouldBe(ChatState.Asked);
        door.Chats.Find(Group)!.TurnedAwayAt.ShouldBeNull();
        door.Chats.Find(Door.Place("telegram:-5"))!.State.ShouldBe(ChatState.Heard);
    }

    [Fact]
    public void A_hundred_strangers_a_day_are_asked_about_and_no_more()
    {
        using var door = new Door();
        for (var stranger = 0; stranger < 99; stranger++)
            door.Requests.TurnAway(Door.From(Door.Place($"telegram:-{1000 + stranger}")));

        door.Opens(Door.Place("telegram:-2000"), "the hundredth");
        door.Notices.Count.ShouldBe(100);
        door.Requests.TurnAway(Door.From(Group)).ShouldBeNull();
        door.Opens(Group, "Crew");
        door.Notices.Count.ShouldBe(100);
        door.Opens(Door.Place("telegram:-2000"), "known already");
        door.Notices.Count.ShouldBe(101);

        door.Time.Advance(TimeSpan.FromDays(1));
        door.Requests.TurnAway(Door.From(Group)).ShouldNotBeNull();
        door.Notices[^1].Key.ShouldBe($"access|{Door.Group}");
    }

    [Fact]
    public void The_audit_keeps_the_order_of_one_moment_finds_a_person_and_forgets_them()
    {
        using var door = new Door();
        door.Audit.Add("telegram:1", "first", "telegram:7");
        door.Audit.Add("telegram:7", "second", "telegram:8");
        door.Audit.Add("telegram:7", "third", "telegram:7");
        door.Audit.Add("telegram:1", "fourth", "telegram:78");

        door.Audit.Latest(2).Select(entry => entry.Act).ShouldBe(["fourth", "third"]);
        door.Audit.Latest(9).Select(entry => entry.At).ShouldAllBe(at => at == Door.Noon);
        door.Audit.Concerning("telegram:7").Select(entry => entry.Act).ShouldBe(["first", "second", "third"], ignoreOrder: true);
        door.Audit.Forget("telegram:7");
        door.Written.ShouldBe([
            "telegram:1 first (forgotten)", "(forgotten) second telegram:8", "(forgotten) third (forgotten)",
            "telegram:1 fourth telegram:78",
        ]);
        door.Audit.Concerning("telegram:7").ShouldBeEmpty();
    }

    [Fact]
    public void The_audit_goes_back_thirteen_months_and_is_read_in_order()
    {
        using var door = new Door();
        door.Audit.Add("telegram:1", "old", "telegram:7");
        door.Time.Advance(TimeSpan.FromDays(1));
        door.Audit.Add("telegram:7", "new", "telegram:1");
        door.Audit.Concerning("telegram:7").Select(entry => entry.Act).ShouldBe(["old", "new"]);

        door.Audit.Prune(new LocalDate(2027, 7, 9)).ShouldBe(0);
        door.Audit.Prune(new LocalDate(2027, 7, 10)).ShouldBe(1);
        door.Audit.Latest(9).ShouldHaveSingleItem().Act.ShouldBe("new");
    }

    private static string? Text(Reply? reply) => reply is null ? null : new TerminalWriter().Write(reply).Trim();
}
