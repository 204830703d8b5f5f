using GartanChatBot.Chat;
using GartanChatBot.Chat.Terminal;

namespace GartanChatBot.Tests.Chats.Rules;

/// <summary>What somebody may do, by who they are, where they ask, and what was given to them.</summary>
public class RightsTests
{
    private static readonly Conversation Ours = Door.Place(Door.Group);
    private static readonly Conversation Theirs = Door.Place("telegram:-999");
    private static readonly Conversation Alone = Door.Place("telegram:7", alone: true);

    [Fact]
    public void The_console_operates_and_the_web_only_looks_whatever_was_given()
    {
        using var door = new Door(approved: ["web:viewer"]);
        door.People.Grant("web:viewer", ChatRole.Admin, "telegram:1");

        door.RoleOf(new(TerminalPlatform.PlatformName, "anything")).ShouldBe(ChatRole.Operator);
        door.RoleOf(WebViewer.Conversation, "viewer", ChatUser.ManagesServer, "812").ShouldBe(ChatRole.Crew);
        door.RoleOf(new("web", "other")).ShouldBe(ChatRole.Stranger);
    }

    [Theory]
    [InlineData(ChatRole.Crew)]
    [InlineData(ChatRole.Crew, "813")]
    [InlineData(ChatRole.Officer, "811")]
    [InlineData(ChatRole.Officer, "813", "811")]
    [InlineData(ChatRole.Officer, ChatUser.ManagesServer)]
    [InlineData(ChatRole.Admin, "812")]
    [InlineData(ChatRole.Admin, "812", "811")]
    [InlineData(ChatRole.Admin, "811", "812", "813")]
    internal void A_platforms_roles_count_where_the_chat_is_let_in_and_nowhere_else(ChatRole expected, params string[] roles)
    {
        using var door = new Door(approved: [Door.Group]);

        door.RoleOf(Ours, "7", roles).ShouldBe(expected);
        door.RoleOf(Theirs, "7", roles).ShouldBe(ChatRole.Stranger);
        door.RoleOf(Alone, "7", roles).ShouldBe(ChatRole.Stranger);
    }

    [Fact]
    public void A_given_role_and_the_platforms_role_are_worth_the_higher()
    {
        using var door = new Door(approved: [Door.Group]);
        door.People.Grant("telegram:7", ChatRole.Officer, "telegram:1");

        door.RoleOf(Ours).ShouldBe(ChatRole.Officer);
        door.RoleOf(Ours, "7", "812").ShouldBe(ChatRole.Admin);
        door.RoleOf(Ours, "8").ShouldBe(ChatRole.Crew);
        door.RoleOf(Alone).ShouldBe(ChatRole.Officer);
        door.RoleOf(Theirs).ShouldBe(ChatRole.Stranger);
    }

    [Fact]
    public void Administrators_are_so_everywhere_by_configuration_or_by_word()
    {
        using var door = new Door(admins: ["Telegram: 1 ", "nonsense", "telegram:1"]);
        door.People.Grant("telegram:7", ChatRole.Admin, "telegram:1");

        foreach (var place in (Conversation[])[Ours, Theirs, Alone])
        {
            door.RoleOf(place, "1").ShouldBe(ChatRole.Admin);
            door.RoleOf(place, "7").ShouldBe(ChatRole.Admin);
            door.RoleOf(place, "8").ShouldBe(ChatRole.Stranger);
        }

        door.RoleOf(Door.Place("discord:5"), "1").ShouldBe(ChatRole.Stranger, "another platform's 1 is somebody else");
        door.People.Administrators.ShouldBe([("telegram", "1"), ("telegram", "7")]);
    }

    [Fact]
    public void Whoever_was_linked_may_ask_alone_and_is_known_only_where_they_may_ask()
    {
        using var door = new Door(approved: [Door.Group]);
        door.People.Claim("telegram:8", "Sam", "GORSE, DW", "K41");
        door.Link("telegram:7", "ELM, SJ");

        door.RoleOf(Alone).ShouldBe(ChatRole.Crew);
        door.RoleOf(Door.Place("telegram:8", alone: true), "8").ShouldBe(ChatRole.Stranger, "a claim alone opens nothing");
        door.RoleOf(Alone with { IsPrivate = false }).ShouldBe(ChatRole.Stranger, "a group that was not let in");
        door.Rights.Admit(Door.From(Ours)).As.ShouldBe("ELM, SJ");
        door.Rights.Admit(Door.From(Alone)).As.ShouldBe("ELM, SJ");
        door.Rights.Admit(Door.From(Theirs)).As.ShouldBeNull();
        door.Rights.Admit(Door.From(Ours, "9")).As.ShouldBeNull();
    }

    [Theory]
    [InlineData("777000", false)]
    [InlineData("1087968824", false)]
    [InlineData("136817688", false)]
    [InlineData("-100", true)]
    [InlineData("1", true)]
    [InlineData("7", true)]
    public void A_shared_account_is_the_chat_and_at_most_what_the_platform_vouches_for(string id, bool isMarked)
    {
        using var door = new Door(admins: ["telegram:777000", "telegram:1"], approved: [Door.Group]);
        door.People.Grant("telegram:7", ChatRole.Admin, "telegram:1");
        door.People.Grant("telegram:777000", ChatRole.Admin, "telegram:1");
        door.Link("telegram:1087968824", "ELM, SJ");

        foreach (
            var (place, roles, expected) in ((Conversation, string[], ChatRole)[])
                [
                    (Ours, [], ChatRole.Crew), (Ours, [ChatUser.ManagesServer], ChatRole.Officer), (Theirs, [], ChatRole.Stranger),
                    (Alone, [], ChatRole.Stranger),
                ])
        {
            var asked = Door.From(place, id, roles);
            var admitted = door.Rights.Admit(asked with { Who = asked.Who with { IsShared = isMarked } });
            admitted.Role.ShouldBe(expected, $"{place}");
            admitted.As.ShouldBeNull();
        }

        door.People.Administrators.ShouldBe([("telegram", "1"), ("telegram", "7")]);
        door.People.All.Select(person => person.Id).ShouldBe(["telegram:7"]);
        door.People.Find("telegram:1087968824").ShouldBeNull();
    }

    [Fact]
    public void A_chat_is_answered_as_it_was_set_and_else_as_the_asker_is()
    {
        using var door = new Door(approved: [Door.Group]);
        door.Link("telegram:7", "ELM, SJ", "K41");

        var unset = door.Rights.Admit(Door.From(Theirs));
        (unset.Station, unset.Names, unset.ShowRanks).ShouldBe(("K99", NameStyle.Short, true));
        door.Rights.Admit(Door.From(Ours)).Station.ShouldBe("K99", "a group is not about the station of whoever asks");
        door.Rights.Admit(Door.From(Alone)).Station.ShouldBe("K41");

        door.Chats.Change(Ours, chat => chat with { Station = "K42" });
        var known = door.Rights.Admit(Door.From(Ours));
        (known.Station, known.Names, known.ShowRanks).ShouldBe(("K42", NameStyle.Short, true));
        door.Chats.Change(Ours, chat => chat with { Names = NameStyle.None, ShowRanks = false });
        var set = door.Rights.Admit(Door.From(Door.Place($"{Door.Group}/5")));
        (set.Station, set.Names, set.ShowRanks).ShouldBe(("K42", NameStyle.None, false));
        door.Chats.Change(Alone, chat => chat with { Station = "K43" });
        door.Rights.Admit(Door.From(Alone)).Station.ShouldBe("K43");
    }
}
