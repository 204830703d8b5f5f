using GartanChatBot.Chat;
using GartanChatBot.Chats;
using NodaTime;

namespace GartanChatBot.Tests.Chats.Rules;

/// <summary>Which chats are let in, through everything that can happen to a chat.</summary>
public class ChatsTests
{
    private const string Boss = "telegram:1";
    private const string Configured = "telegram:-5";
    private static readonly ChatSettings Told = new()
    {
        Id = "telegram:-1",
        Kinds = AlertKinds.DailyDigest,
        LookAhead = Duration.FromDays(2),
        QuietHours = "23:00-06:00",
        MentionRole = "9",
        OnlyWhere = "ELM, SJ",
        DigestAt = "18:00",
        DigestAlways = true,
        DisabledBecause = "kicked",
    };

    private static readonly Conversation Group = Door.Place(Door.Group);
    private static readonly Conversation ByConfiguration = Door.Place(Configured);

    [Fact]
    public void A_chat_is_in_by_configuration_or_by_word_and_out_by_word()
    {
        using var door = new Door(approved: [Configured, "nonsense", "Telegram:-6/12", Configured]);
        Approved(door).ShouldBe([Configured, "telegram:-6"]);
        door.Chats.IsConfigured(ByConfiguration).ShouldBeTrue();
        door.Chats.IsConfigured(Group).ShouldBeFalse();
        door.Chats.IsApproved(Group).ShouldBeFalse();

        door.Chats.LetIn(Group, Boss).ShouldBe(door.Chats.Find(Group));
        door.Chats.Find(Group)
            .ShouldBe(
                new ChatSettings
                {
                    Id = Door.Group,
                    State = ChatState.Approved,
                    ApprovedBy = Boss,
                    ApprovedAt = Door.Noon,
                });
        door.Chats.IsApproved(Door.Place($"{Door.Group}/9")).ShouldBeTrue("a topic is part of it");
        Approved(door).ShouldBe([Door.Group, Configured, "telegram:-6"]);

        door.Chats.Refuse(Group, Boss).State.ShouldBe(ChatState.Refused);
        door.Chats.Refuse(ByConfiguration, Boss);
        door.Chats.Find(Group).ShouldBe(new ChatSettings { Id = Door.Group, State = ChatState.Refused });
        door.Chats.IsApproved(ByConfiguration).ShouldBeFalse();
        Approved(door).ShouldBe(["telegram:-6"]);
        door.Written.ShouldBe([$"{Boss} let in {Door.Group}", $"{Boss} refused {Door.Group}", $"{Boss} refused {Configured}"]);
    }

    [Fact]
    public void Being_let_in_ends_being_turned_away()
    {
        using var door = new Door();
        door.Requests.TurnAway(Door.From(Group));
        door.Chats.LetIn(Group, Boss).TurnedAwayAt.ShouldBeNull();
    }

    [Fact]
    public void A_chat_that_ended_is_not_spoken_to_and_is_what_it_was_when_it_opens_again()
    {
        using var door = new Door(approved: [Configured]);
        door.Chats.LetIn(Group, Boss);
        door.Requests.TurnAway(Door.From(Door.Place("telegram:-7")));
        door.Chats.Refuse(Door.Place("telegram:-8"), Boss);
        Conversation[] all = [Group, ByConfiguration, Door.Place("telegram:-7"), Door.Place("telegram:-8"), Door.Place("telegram:-9")];

        foreach (var place in all)
            door.Chats.Ended(place, "kicked");

        Approved(door).ShouldBeEmpty();
        States(door, all).ShouldBe([ChatState.Gone, ChatState.Gone, ChatState.Gone, ChatState.Refused, null]);
        door.Chats.IsApproved(Group).ShouldBeTrue("its last words may still be answered");
        door.Chats.IsApproved(ByConfiguration).ShouldBeTrue();
        door.Chats.IsApproved(all[2]).ShouldBeFalse();

        foreach (var place in all)
            door.Chats.RecordOpened(place with { IsPrivate = true }, "Crew");

        States(door, all).ShouldBe([ChatState.Approved, ChatState.Heard, ChatState.Heard, ChatState.Refused, ChatState.Heard]);
        Approved(door).Order().ShouldBe([Door.Group, Configured]);
        door.Chats.Find(Group)!.Place().ShouldBe(Group with { IsPrivate = true });
        door.Chats.Find(Group)!.Described().ShouldBe($"Crew ({Door.Group})");
        door.Chats.RecordOpened(Group, "\u202E");
        door.Chats.Find(Group)!.Title.ShouldBe("Crew");
        new ChatSettings { Id = Door.Group }.Described().ShouldBe(Door.Group);
        door.Chats.All.Count.ShouldBe(5);
    }

    [Fact]
    public void A_refused_chat_of_the_configuration_that_ends_stays_refused()
    {
        using var door = new Door(approved: [Configured]);
        door.Chats.Refuse(ByConfiguration, Boss);

        door.Chats.Ended(ByConfiguration, "kicked");

        door.Chats.Find(ByConfiguration)!.State.ShouldBe(ChatState.Refused);
    }

    [Fact]
    public void What_was_decided_moves_with_the_chat()
    {
        using var door = new Door(approved: [Configured]);
        door.Chats.LetIn(Group, Boss);
        door.Chats.Change(Group, chat => chat with { Station = "K41", Title = "Old" });
        var to = Door.Place("telegram:-200");
        door.Chats.RecordOpened(to, "New");

        door.Chats.Moved(Group, to);

        door.Chats.Find(Group).ShouldBeNull();
        var moved = door.Chats.Find(to)!;
        (moved.State, moved.Station, moved.Title, moved.ApprovedBy).ShouldBe((ChatState.Approved, "K41", "New", Boss));
        door.Chats.Moved(to, Door.Place("telegram:-200/5"));
        door.Chats.Find(to).ShouldBe(moved, "a topic is not another chat");
        door.Chats.Moved(to, Door.Place("telegram:-300"));
        door.Chats.Find(Door.Place("telegram:-300"))!.Title.ShouldBe("New");
        door.Chats.Moved(Door.Place("telegram:-1"), Door.Place("telegram:-2"));
        door.Chats.Find(Door.Place("telegram:-2")).ShouldBeNull("nothing was known, so nothing moves");
    }

    [Fact]
    public void A_configured_chat_that_moves_is_let_in_where_it_is_now_and_gone_where_it_was()
    {
        using var door = new Door(approved: [Configured]);
        var to = Door.Place("telegram:-200");

        door.Chats.Moved(ByConfiguration, to);

        door.Chats.Find(to)
            .ShouldBe(
                new ChatSettings
                {
                    Id = "telegram:-200",
                    State = ChatState.Approved,
                    ApprovedBy = "configuration",
                    ApprovedAt = Door.Noon,
                });
        door.Chats.Find(ByConfiguration)!.State.ShouldBe(ChatState.Gone);
        Approved(door).ShouldBe(["telegram:-200"]);
    }

    [Fact]
    public void A_configured_chat_keeps_by_whom_and_when_it_was_let_in_and_its_refusal()
    {
        using var door = new Door(approved: [Configured, "telegram:-6"]);
        door.Chats.LetIn(ByConfiguration, Boss);
        door.Chats.Change(ByConfiguration, chat => chat with { Station = "K41" });
        door.Chats.Refuse(Door.Place("telegram:-6"), Boss);
        door.Time.Advance(TimeSpan.FromHours(1));

        door.Chats.Moved(ByConfiguration, Door.Place("telegram:-200"));
        door.Chats.Moved(Door.Place("telegram:-6"), Door.Place("telegram:-201"));

        door.Chats.Find(Door.Place("telegram:-200"))
            .ShouldBe(
                new ChatSettings
                {
                    Id = "telegram:-200",
                    State = ChatState.Approved,
                    ApprovedBy = Boss,
                    ApprovedAt = Door.Noon,
                    Station = "K41",
                });
        door.Chats.Find(Door.Place("telegram:-201"))!.State.ShouldBe(ChatState.Refused);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_was_decided_about_the_new_chat_stands(bool isRefused)
    {
        using var door = new Door();
        var to = Door.Place("telegram:-200");
        door.Chats.LetIn(Group, Boss);
        if (isRefused)
            door.Chats.Refuse(to, "telegram:2");
        else
            door.Chats.LetIn(to, "telegram:2");

        var decided = door.Chats.Find(to);
        door.Chats.Moved(Group, to);

        door.Chats.Find(to).ShouldBe(decided);
        door.Chats.Find(Group).ShouldBeNull();
    }

    [Fact]
    public void Requests_without_an_answer_are_forgotten_after_thirty_days_and_decisions_never()
    {
        using var door = new Door(approved: [Configured]);
        var (asked, gone) = (Door.Place("telegram:-7"), Door.Place("telegram:-8"));
        door.Requests.TurnAway(Door.From(asked));
        door.Chats.RecordOpened(gone, "x");
        door.Chats.Ended(gone, "kicked");
        door.Chats.Ended(ByConfiguration, "kicked");
        door.Chats.LetIn(Group, Boss);
        door.Chats.Ended(Group, "kicked");
        door.Chats.RecordOpened(Door.Place("telegram:-9"), "heard");
        door.Chats.Change(Door.Place("telegram:-10"), chat => chat with { State = ChatState.Approved, AskedAt = default(Instant) });

        door.Chats.Prune(new(2026, 7, 9));
        door.Chats.All.Select(chat => chat.Id)
            .Order()
            .ShouldBe([Door.Group, "telegram:-10", Configured, "telegram:-7", "telegram:-9"], ignoreOrder: true);
        door.Chats.Prune(new(2026, 7, 10));
        door.Chats.Find(asked).ShouldBeNull();
        door.Chats.All.Count.ShouldBe(4);
        door.Chats.Forget(Group).ShouldBeTrue();
        door.Chats.Forget(Group).ShouldBeFalse();
    }

    [Fact]
    public void A_station_with_another_code_takes_its_chats_along()
    {
        using var door = new Door();
        door.Chats.Change(Group, chat => chat with { Station = "k41" });
        door.Chats.Change(ByConfiguration, chat => chat with { Station = "K42" });

        door.Chats.RenameStation("K41", "K51");

        door.Chats.Find(Group)!.Station.ShouldBe("K51");
        door.Chats.Find(ByConfiguration)!.Station.ShouldBe("K42");
    }

    [Theory]
    [InlineData(null, null, true)]
    [InlineData("K41", null, true)]
    [InlineData("K41", "k41", true)]
    [InlineData("K41", "K42", false)]
    public void Leaving_a_let_in_chat_costs_what_came_from_that_station(string? chats, string? persons, bool loses)
    {
        using var door = new Door();
        door.Chats.LetIn(Group, Boss);
        door.Chats.Change(Group, chat => chat with { Station = chats });
        door.People.Grant("telegram:7", ChatRole.Officer, Boss);
        if (persons is not null)
            door.Link("telegram:7", "ELM, SJ", persons);
        door.People.Claim("telegram:8", "x", "ASH, B", persons ?? "K41");

        door.Departures.MemberLeft(Door.Place("telegram:-999"), "7");
        door.Departures.MemberLeft(Group, "9");
        door.People.Find("telegram:7").ShouldNotBeNull();
        door.Departures.MemberLeft(Group, "7");
        door.Departures.MemberLeft(Group, "8");

        (door.People.Find("telegram:7") is null).ShouldBe(loses);
        (door.People.Find("telegram:8") is null).ShouldBe(loses);
    }

    [Fact]
    public async Task Whoever_writes_sees_their_own_writes_and_everybody_else_what_was_committed()
    {
        using var door = new Door();
        var other = Door.Place("telegram:-200");
        door.Chats.LetIn(other, Boss);

        Task<(bool, bool, int)> reader = null!;
        door.Together(() =>
        {
            door.Chats.LetIn(Group, Boss);
            door.Chats.Forget(other);
            (door.Chats.IsApproved(Group), door.Chats.IsApproved(other), door.Chats.All.Single().Id).ShouldBe((true, false, Door.Group));
            reader = Task.Run(() => (door.Chats.IsApproved(Group), door.Chats.IsApproved(other), door.Chats.All.Count));
#pragma warning disable xUnit1031 // The reader has to answer while this thread is still writing.
            reader.Wait(TimeSpan.FromSeconds(10)).ShouldBeTrue("a reader never waits for a writer");
#pragma warning restore xUnit1031
        });

        (await reader).ShouldBe((false, true, 1));
        door.Chats.IsApproved(Group).ShouldBeTrue();
        door.Chats.IsApproved(other).ShouldBeFalse();
    }

    [Fact]
    public void A_chat_that_ended_says_why_until_it_opens_again_also_when_it_is_kept_out()
    {
        using var door = new Door(approved: [Configured]);
        door.Chats.LetIn(Group, Boss);
        door.Chats.Refuse(Door.Place("telegram:-8"), Boss);
        Conversation[] all = [Group, ByConfiguration, Door.Place("telegram:-8")];

        foreach (var place in all)
            door.Chats.Ended(place, "kicked");
        all.Select(place => door.Chats.Find(place)!.DisabledBecause).ShouldBe(["kicked", "kicked", "kicked"]);

        foreach (var place in all)
            door.Chats.RecordOpened(place, "Crew");
        all.Select(place => door.Chats.Find(place)!.DisabledBecause).ShouldBe([null, null, null]);
    }

    [Fact]
    public void What_a_chat_is_told_moves_with_it_also_to_one_that_was_decided_about()
    {
        using var door = new Door();
        var to = Door.Place("telegram:-200");
        door.Chats.LetIn(Group, Boss);
        door.Chats.Change(Group, chat => Told with { Id = chat.Id, Station = "K41", State = chat.State });
        var decided = door.Chats.LetIn(to, "telegram:2");

        door.Chats.Moved(Group, to);

        door.Chats.Find(to).ShouldBe(decided.WithAlertsOf(Told) with { DisabledBecause = null });
    }

    [Fact]
    public void What_somebody_set_for_the_alerts_outlives_a_request_and_a_goodbye()
    {
        using var door = new Door();
        var (asked, gone) = (Door.Place("telegram:7", alone: true), Door.Place("telegram:8", alone: true));
        door.Requests.TurnAway(Door.From(asked));
        foreach (var place in (Conversation[])[asked, gone])
            door.Chats.Change(place, chat => chat with { Title = "Sam", QuietHours = "23:00-06:00" });
        door.Chats.Ended(gone, "blocked");

        door.Chats.Prune(new(2026, 7, 10));

        var kept = new ChatSettings { Id = "telegram:7", IsPrivate = true, QuietHours = "23:00-06:00" };
        door.Chats.Find(asked).ShouldBe(kept);
        door.Chats.Find(gone).ShouldBe(kept with { Id = "telegram:8", DisabledBecause = "blocked" });
    }

    [Fact]
    public void Each_thing_that_a_chat_can_say_of_its_alerts_counts_as_one()
    {
        var plain = new ChatSettings { Id = Door.Group, IsPrivate = true };
        var otherwise = plain with { Title = "Crew", Station = "K41", Names = NameStyle.Full, DisabledBecause = "kicked" };
        otherwise.HasAlertSettings().ShouldBeFalse();
        plain.AlertsOnly().ShouldBe(plain);
        foreach (
            var one in (ChatSettings[])
                [
                    plain with { Kinds = AlertKinds.None },
                    plain with { LookAhead = Told.LookAhead },
                    plain with { QuietHours = "" },
                    plain with { MentionRole = "9" },
                    plain with { OnlyWhere = "ELM, SJ" },
                    plain with { DigestAt = "18:00" },
                    plain with { DigestAlways = true },
                ])
        {
            one.HasAlertSettings().ShouldBeTrue($"{one}");
            (one with { Title = "Crew" }).AlertsOnly().ShouldBe(one);
        }
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("k41", true)]
    [InlineData("K42", false)]
    public void A_chat_hears_of_its_station_or_of_all(string? station, bool hears) =>
        new ChatSettings { Id = Door.Group, Station = station }.IsAbout("K41").ShouldBe(hears);

    private static IEnumerable<string> Approved(Door door) => door.Chats.Approved.Select(place => place.ToString());

    private static IEnumerable<ChatState?> States(Door door, Conversation[] places) =>
        places.Select(place => door.Chats.Find(place)?.State);
}
