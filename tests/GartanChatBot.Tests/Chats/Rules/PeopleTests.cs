using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Chats;

namespace GartanChatBot.Tests.Chats.Rules;

/// <summary>Who somebody is and what they were given: how it comes, and that it goes.</summary>
public class PeopleTests
{
    private const string Elm = "telegram:7";
    private const string Other = "telegram:8";

    [Fact]
    public void A_claim_is_kept_as_it_was_made_and_becomes_a_link_when_somebody_agrees()
    {
        using var door = new Door();

        var claimed = door.People.Claim(Elm, "Sam\nElm", "ELM, SJ", "K41");
        door.People.Find(Elm).ShouldBe(claimed);
        claimed.ShouldBe(new PersonRecord { Id = Elm, Name = "Sam Elm", Claim = "ELM, SJ", ClaimStation = "K41", ClaimedAt = Door.Noon });

        door.Time.Advance(TimeSpan.FromHours(1));
        door.People.Approve(Elm, claimed.CodeOfClaim()!, Other, asAdministrator: false).ShouldBe(LinkOutcome.Linked);
        door.People.Find(Elm).ShouldBe(new PersonRecord
        {
            Id = Elm,
            Name = "Sam Elm",
            Member = "ELM, SJ",
            Station = "K41",
            MemberBy = Other,
            MemberAt = Door.Noon.Plus(NodaTime.Duration.FromHours(1)),
        });
        door.Written.ShouldBe([$"{Other} linked {Elm}"]);
    }

    [Fact]
    public void A_decision_is_about_the_claim_that_was_read()
    {
        using var door = new Door();
        var old = door.People.Claim(Elm, "Sam", "GORSE, DW", "K41").CodeOfClaim()!;
        var code = door.People.Claim(Elm, "Sam", "ELM, SJ", "K41").CodeOfClaim()!;
        old.Length.ShouldBe(8);
        old.ShouldNotBe(code);

        door.People.Approve(Elm, old, Other, asAdministrator: true).ShouldBe(LinkOutcome.NoSuchClaim);
        door.People.Deny(Elm, old, Other).ShouldBe(LinkOutcome.NoSuchClaim);
        door.People.Approve(Other, code, Elm, asAdministrator: true).ShouldBe(LinkOutcome.NoSuchClaim);
        door.People.Deny(Other, code, Elm).ShouldBe(LinkOutcome.NoSuchClaim);
        door.People.Find(Elm)!.Member.ShouldBeNull();
        door.Written.ShouldBeEmpty();

        door.People.Deny(Elm, code, Other).ShouldBe(LinkOutcome.Linked);
        door.People.Find(Elm).ShouldBeNull("nothing is left that is worth keeping");
        door.Written.ShouldBe([$"{Other} denied a link to {Elm}"]);
        door.People.Approve(Elm, code, Other, asAdministrator: true).ShouldBe(LinkOutcome.NoSuchClaim);
    }

    [Fact]
    public void A_denied_claim_leaves_what_somebody_was_before()
    {
        using var door = new Door();
        var linked = door.Link(Elm, "ELM, SJ");
        var code = door.People.Claim(Elm, "Sam", "GORSE, DW", "K42").CodeOfClaim()!;

        door.People.Deny(Elm, code, Other).ShouldBe(LinkOutcome.Linked);

        door.People.Find(Elm).ShouldBe(linked);
    }

    [Fact]
    public void Only_an_administrator_agrees_to_their_own_claim()
    {
        using var door = new Door();
        var code = door.People.Claim(Elm, "Sam", "ELM, SJ", "K41").CodeOfClaim()!;

        door.People.Approve(Elm, code, Elm, asAdministrator: false).ShouldBe(LinkOutcome.OwnClaim);
        door.People.Approve(Elm, code, Elm, asAdministrator: true).ShouldBe(LinkOutcome.Linked);
    }

    [Fact]
    public void Nobody_is_two_accounts_of_one_platform_and_everybody_may_be_on_two_platforms()
    {
        using var door = new Door();
        door.Link(Elm, "ELM, SJ");

        door.People.Approve(Other, door.People.Claim(Other, "x", "ELM, SJ", "K41").CodeOfClaim()!, "telegram:1", asAdministrator: true)
            .ShouldBe(LinkOutcome.Taken);
        door.Link("discord:8", "ELM, SJ");
        door.Link("telegram:9", "GORSE, DW");
        door.Link(Elm, "ELM, SJ").Member.ShouldBe("ELM, SJ", "they themselves may say it again");
    }

    [Fact]
    public void Unlinking_takes_link_and_claim_and_leaves_the_role()
    {
        using var door = new Door();
        door.Link(Elm, "ELM, SJ");
        door.People.Claim(Elm, "Sam", "GORSE, DW", "K42");
        door.People.Claim(Other, "Ash", "ASH, B", "K41");
        door.People.Grant(Elm, ChatRole.Officer, "telegram:1");
        door.Link("telegram:10", "BIRCH, RJ");

        door.People.Unlink(Elm).ShouldBeTrue();
        door.People.Unlink(Other).ShouldBeTrue("a claim alone is something to undo");
        door.People.Unlink("telegram:10").ShouldBeTrue("and so is a link alone");

        door.People.Find(Elm)
            .ShouldBe(
                new PersonRecord
                {
                    Id = Elm,
                    Name = "Sam",
                    Role = ChatRole.Officer,
                    RoleBy = "telegram:1",
                    RoleAt = Door.Noon,
                });
        door.People.Find(Other).ShouldBeNull();
        door.People.Unlink(Elm).ShouldBeFalse();
        door.People.Unlink("telegram:9").ShouldBeFalse();
    }

    [Fact]
    public void A_role_is_given_raised_and_taken_back()
    {
        using var door = new Door();

        door.People.Grant(Elm, ChatRole.Officer, "telegram:1").Role.ShouldBe(ChatRole.Officer);
        door.People.Grant(Elm, ChatRole.Admin, "telegram:1").ShouldBe(door.People.Find(Elm));
        door.People.Grant(Elm, ChatRole.Crew, "telegram:1")
            .Role.ShouldBe(ChatRole.Stranger, "crew is what everybody of a chat is, not a role");

        door.People.Find(Elm).ShouldBeNull();
        door.Written.ShouldBe([
            "telegram:1 made Officer of telegram:7", "telegram:1 made Admin of telegram:7", "telegram:1 made Crew of telegram:7",
        ]);
        People.MayAskAlone(new() { Id = Elm }).ShouldBeFalse();
        People.MayAskAlone(new() { Id = Elm, Member = "ELM, SJ" }).ShouldBeTrue();
        People.MayAskAlone(new() { Id = Elm, Role = ChatRole.Officer }).ShouldBeTrue();
    }

    [Fact]
    public void Whoever_leaves_has_nothing_any_more_and_it_is_written_down()
    {
        using var door = new Door();
        door.Link(Elm, "ELM, SJ");
        door.Link(Other, "GORSE, DW");
        door.People.Grant(Other, ChatRole.Officer, "telegram:1");

        door.People.Leave(Elm).ShouldBeTrue();
        door.People.Leave(Other).ShouldBeTrue();
        door.People.Leave(Elm).ShouldBeFalse();

        door.People.All.ShouldBeEmpty();
        door.Written.ShouldContain($"{Elm} left the chat, which unlinked {Elm}");
        door.Written.ShouldContain($"{Other} left the chat, which unlinked and is no longer Officer: {Other}");
        door.Written.Count().ShouldBe(5);
    }

    [Fact]
    public void A_member_that_is_forgotten_is_taken_from_everybody_and_nobody_else_is()
    {
        using var door = new Door();
        door.Link("telegram:1", "ELM, SJ");
        door.Link("discord:2", "ELM, SJ (2)");
        door.Link("telegram:3", "ELM, SJB");
        door.Link("telegram:4", "ELM, S");
        door.People.Claim("telegram:5", "x", "ELM, SJ", "K41");
        door.People.Grant("telegram:5", ChatRole.Officer, "telegram:1");

        door.People.ForgetMember("ELM, SJ").ShouldBe(3);
        door.People.ForgetMember("ELM, SJ").ShouldBe(0);

        door.People.All.Select(person => $"{person.Id} {person.Member}{person.Claim}")
            .Order()
            .ShouldBe(["telegram:3 ELM, SJB", "telegram:4 ELM, S", "telegram:5 "]);
        door.People.Forget("telegram:4").ShouldBeTrue();
        door.People.Forget("telegram:4").ShouldBeFalse();
    }

    [Fact]
    public void A_station_with_another_code_takes_its_people_along()
    {
        using var door = new Door();
        door.Link("telegram:1", "ELM, SJ", "K41");
        door.People.Claim("telegram:1", "x", "GORSE, DW", "K42");
        door.Link("telegram:2", "GORSE, DW", "K42");
        door.People.Claim("telegram:2", "x", "ELM, SJ", "K41");
        door.Link("telegram:3", "ASH, B", "K43");

        door.People.RenameStation("K41", "K51");

        door.People.All.OrderBy(person => person.Id, StringComparer.Ordinal).Select(person => $"{person.Station} {person.ClaimStation}")
            .ShouldBe(["K51 K42", "K42 K51", "K43 "]);
    }

    [Fact]
    public void Somebody_is_described_by_name_and_id_and_named_as_the_chat_wants()
    {
        using var door = new Door(approved: [Door.Group]);
        door.Link(Elm, "ELM, SJ");

        new PersonRecord { Id = Elm }.Described().ShouldBe(Elm);
        new PersonRecord { Id = Elm, Name = "Sam Elm" }.Described().ShouldBe("Sam Elm (telegram:7)");
        new PersonRecord { Id = Elm, Name = "Sam Elm" }.Described(NameStyle.Initials).ShouldBe("SE (telegram:7)");
        new PersonRecord { Id = Elm }.CodeOfClaim().ShouldBeNull();
        door.Names.Of(Elm, "Sammy", NameStyle.Short).ShouldBe("Elm");
        door.Names.Of(Other, "Sammy", NameStyle.Short).ShouldBe("Sammy");
        door.Names.Of(null, "Sammy", NameStyle.Roles).ShouldBe("somebody");
        door.Names.StyleOf(Door.Place(Door.Group)).ShouldBe(NameStyle.Short);
        door.Chats.Change(Door.Place(Door.Group), chat => chat with { Names = NameStyle.None });
        door.Names.StyleOf(Door.Place(Door.Group)).ShouldBe(NameStyle.None);
    }

    [Theory]
    [InlineData(null, "")]
    [InlineData("  Sam \t\r\n Elm  ", "Sam Elm")]
    [InlineData("S\u202Ea\u200Bm\u0007\uE000\u0378", "Sam")]
    [InlineData("<b>Sam</b> 👩‍🚒", "<b>Sam</b> 👩🚒")]
    public void A_strangers_name_is_one_harmless_line(string? name, string shown) => DisplayNameSanitizer.Of(name).ShouldBe(shown);

    [Fact]
    public void A_strangers_name_is_short()
    {
        DisplayNameSanitizer.Of(new string('x', 60)).ShouldBe(new string('x', 60));
        DisplayNameSanitizer.Of(new string('x', 61)).ShouldBe(new string('x', 59) + "…");
        DisplayNameSanitizer.Of(new string('\u202E', 240) + "x").ShouldBe("", "nobody reads on for ever");
        DisplayNameSanitizer.Of(new string('\u202E', 239) + "x").ShouldBe("x");
    }
}
