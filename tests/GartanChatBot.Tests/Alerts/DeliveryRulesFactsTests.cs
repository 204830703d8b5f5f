using GartanChatBot.Alerts.Rules;
using GartanChatBot.Alerts.State;
using GartanChatBot.Chats;
using GartanChatBot.Outbox;

using static GartanChatBot.Tests.Alerts.OneChat;

namespace GartanChatBot.Tests.Alerts;

/// <summary>What the messages of one chat carry, what is remembered of them, and what a chat does not want.</summary>
public class DeliveryRulesFactsTests
{
    private readonly Dictionary<string, GapNotification> told = [];

    [Fact]
    public void An_announcement_carries_the_gap_calls_the_role_and_is_what_later_lines_answer()
    {
        var gap = Gap(5, 6);
        var announced = Decide([gap], 0).ShouldHaveSingleItem();

        announced.ShouldBe(new OutboxMessage
        {
            Id = $"{gap.Id}|announced|{OneChat.Id}",
            Conversation = OneChat.Id,
            Kind = MessageKind.Announced,
            Gaps = announced.Gaps,
            Buttons = announced.Buttons,
            Station = "K41",
            Callsign = "K41P1",
            MentionRole = "crew",
            QueuedAt = Noon,
            Due = Noon,
        });
        announced.Gap.ShouldBe(gap.Id);
        told[gap.Id].ShouldSatisfyAllConditions(
            known => known.AnnouncedAt.ShouldBe(Noon),
            known => known.Anchor.ShouldBe(announced.Id),
            known => known.IsOwn.ShouldBeTrue(),
            known => known.NowOffAt.ShouldBeNull(),
            known => known.OnlySilently.ShouldBeFalse(),
            known => (known.ToldStart, known.ToldEnd).ShouldBe((gap.Start, gap.End)),
            known => known.ToldUnmet.ShouldBe(gap.Unmet));

        var off = Decide([gap with { State = GapState.Active }], 5)[0];
        (off.Kind, off.Anchor, off.Silent, off.MentionRole, off.Order).ShouldBe((MessageKind.NowOff, announced.Id, false, null, 0));
        told[gap.Id].NowOffAt.ShouldBe(Hour(5));
    }

    [Fact]
    public void A_line_comes_with_an_edit_of_the_first_message_behind_it()
    {
        var gap = Gap(5, 6);
        Decide([gap], 0);

        var messages = Decide([gap with { State = GapState.Active }], 5);

        messages.Select(message => (message.Kind, message.Order)).ShouldBe([(MessageKind.NowOff, 0), (MessageKind.Edit, 1)]);
        messages[1].Anchor.ShouldBe($"{gap.Id}|announced|{OneChat.Id}");
        messages[1].Id.ShouldBe($"{gap.Id}|announced|{OneChat.Id}|edit|{OneChat.Id}");
    }

    [Fact]
    public void In_quiet_hours_nothing_calls_anybody_and_every_line_is_silent()
    {
        var quiet = Ordinary with { IsQuiet = true };
        var gap = Gap(0, 9) with { State = GapState.Active };

        var off = Decide([gap], 0, quiet).ShouldHaveSingleItem();
        (off.Kind, off.Silent, off.MentionRole).ShouldBe((MessageKind.NowOff, true, null));
        told[gap.Id].OnlySilently.ShouldBeTrue();

        Decide([gap with { End = Hour(10) }], 1, quiet)[0].ShouldSatisfyAllConditions(
            worse => worse.Kind.ShouldBe(MessageKind.Worse),
            worse => worse.Id.ShouldBe($"{gap.Id}#1|worse|{OneChat.Id}"),
            worse => worse.Silent.ShouldBeTrue());
        Decide([gap with { End = Hour(10) }], 5, quiet).ShouldBeEmpty("reminders wait");
        Decide([gap with { State = GapState.Ended, End = Hour(10), ClosedAt = Hour(10) }], 10, quiet)[0].ShouldSatisfyAllConditions(
            back => back.Kind.ShouldBe(MessageKind.BackOn),
            back => back.Silent.ShouldBeTrue());
        told[gap.Id].ClosedAt.ShouldBe(Hour(10));
    }

    [Fact]
    public void What_lies_beyond_the_look_ahead_or_is_over_is_not_announced()
    {
        Decide([Gap(24.25, 26)], 0).ShouldBeEmpty();
        Decide([Gap(24, 26)], 0).ShouldHaveSingleItem();
        Decide([Gap(-2, 0)], 0).ShouldBeEmpty();
    }

    [Fact]
    public void Soon_comes_two_hours_before_and_not_when_it_was_told_six_hours_before_that_or_later()
    {
        var (early, late) = (Gap(8.5, 9), Gap(8, 9) with { Id = "late" });
        Decide([early, late], 0);

        Decide([early, late], 6).ShouldBeEmpty();
        var soon = Decide([early, late], 6.5).ShouldHaveSingleItem();

        (soon.Kind, soon.Gap).ShouldBe((MessageKind.Soon, early.Id));
        told[early.Id].SoonAt.ShouldBe(Hour(6.5));
    }

    [Fact]
    public void Worse_reminders_and_ends_are_counted_and_timed()
    {
        var gap = Gap(0, 9) with { State = GapState.Active };
        Decide([gap], 0);

        Decide([gap], 3.9).ShouldBeEmpty();
        Decide([gap], 4)[0].Id.ShouldBe($"{gap.Id}#1|reminder|{OneChat.Id}");
        told[gap.Id].LastReminder.ShouldBe(Hour(4));
        Decide([gap], 7.9).ShouldBeEmpty();
        Decide([gap], 8)[0].Id.ShouldBe($"{gap.Id}#2|reminder|{OneChat.Id}");

        var other = gap with { Unmet = ["driver", "ba"] };
        Decide([other], 8.1)[0].Id.ShouldBe($"{gap.Id}#1|worse|{OneChat.Id}");
        Decide([other with { End = Hour(10) }], 8.2)[0].Id.ShouldBe($"{gap.Id}#2|worse|{OneChat.Id}");
        told[gap.Id].Worse.ShouldBe(2);
    }

    [Fact]
    public void What_was_never_told_to_be_off_is_not_told_to_be_back_and_what_joins_another_has_no_end()
    {
        var (missed, joined) = (Gap(5, 6), Gap(7, 8));
        Decide([missed, joined], 0);

        var messages = Decide(
            [missed with { State = GapState.Ended, ClosedAt = Hour(6) }, joined with { State = GapState.Joined, ClosedAt = Hour(6) }], 6);

        messages.ShouldAllBe(message => message.Kind == MessageKind.Edit);
        messages.Count.ShouldBe(2);
        Decide([missed with { State = GapState.Ended, ClosedAt = Hour(6) }], 7).ShouldBeEmpty("an end is looked at once");
    }

    [Theory]
    [InlineData(AlertKinds.Announce, GapState.Open, "announced")]
    [InlineData(AlertKinds.NowOff, GapState.Active, "off")]
    [InlineData(AlertKinds.Worse, GapState.Open, "worse")]
    [InlineData(AlertKinds.BackOn, GapState.Covered, "covered")]
    [InlineData(AlertKinds.Soon, GapState.Open, "soon")]
    [InlineData(AlertKinds.Reminders, GapState.Active, "reminder")]
    public void A_kind_that_a_chat_does_not_want_is_not_sent_there(object kind, object state, string message)
    {
        foreach (var wanted in (bool[])[true, false])
        {
            told.Clear();
            var view = Ordinary with
            {
                Settings = Ordinary.Settings with { Kinds = wanted ? AlertKinds.Shipped : AlertKinds.Shipped & ~(AlertKinds)kind },
            };
            var gap = Gap(10, 19);
            List<string> sent = [.. Decide([gap], 0, view).Select(each => each.Kind)];
            gap = gap with
            {
                State = (GapState)state,
                ClosedAt = state is GapState.Covered ? Hour(9) : null,
                End = message == "worse" ? Hour(20) : gap.End,
            };
            sent.AddRange(Enumerable.Range(8, 10).SelectMany(hour => Decide([gap], hour, view)).Select(each => each.Kind));

            sent.Contains(message).ShouldBe(wanted);
        }
    }

    [Fact]
    public void In_quiet_hours_a_chat_without_off_hears_of_a_begun_one_when_they_end()
    {
        var view = Ordinary with { Settings = Ordinary.Settings with { Kinds = AlertKinds.Shipped & ~AlertKinds.NowOff } };
        var gap = Gap(0, 9) with { State = GapState.Active };

        Decide([gap], 0, view with { IsQuiet = true }).ShouldBeEmpty();
        Decide([gap], 1, view with { CatchUp = ChatView.QuietOver }).ShouldHaveSingleItem().Kind.ShouldBe(MessageKind.Summary);
    }

    [Fact]
    public void A_catch_up_is_one_summary_of_what_is_new_and_edits_what_has_a_message_of_its_own()
    {
        var (begun, near, far, known) = (Gap(-1, 3) with { State = GapState.Active }, Gap(1.5, 3), Gap(30, 31), Gap(9, 10));
        Decide([known], 0);

        var messages = Decide([begun, near, far, known with { Unmet = ["crew"] }], 0.5, Ordinary with { CatchUp = ChatView.MuteOver });

        var summary = messages.Single(message => message.Kind is MessageKind.Summary);
        summary.Gaps.ShouldBe([begun.Id, near.Id, known.Id]);
        (summary.Text, summary.Anchor).ShouldBe((ChatView.MuteOver, null));
        messages.Single(message => message.Kind is MessageKind.Edit).Gap.ShouldBe(known.Id);
        messages.Count.ShouldBe(2);
        told[begun.Id].ShouldSatisfyAllConditions(
            each => each.AnnouncedAt.ShouldBe(Hour(0.5)),
            each => each.NowOffAt.ShouldBe(Hour(0.5)),
            each => each.Anchor.ShouldBe(summary.Id),
            each => each.IsOwn.ShouldBeFalse());
        told[near.Id].SoonAt.ShouldBe(Hour(0.5), "nobody needs to hear it again in half an hour");
        told[known.Id].SoonAt.ShouldBeNull();
        told[known.Id].AnnouncedAt.ShouldBe(Hour(0));
        told.ShouldNotContainKey(far.Id);
        Decide([begun, near, far, known with { Unmet = ["crew"] }], 0.6, Ordinary with { CatchUp = ChatView.MuteOver })
            .ShouldBeEmpty("nothing is new any more");
    }

    [Fact]
    public void A_rolling_message_is_edited_for_what_comes_after_and_nothing_else_is_said_of_those()
    {
        var gaps = Enumerable.Range(0, 5).Select(index => Gap(10 + index * 2, 11 + index * 2)).ToList();
        foreach (var gap in gaps.Take(3))
            Decide([gap], 0);

        var rolling = Decide([gaps[3]], 1, Ordinary with { IsQuiet = true }).ShouldHaveSingleItem();
        (rolling.Kind, rolling.Id, rolling.Silent).ShouldBe((MessageKind.Rolling, $"{gaps[3].Id}|rolling|{OneChat.Id}", true));
        (told[gaps[3].Id].Rolling, told[gaps[3].Id].IsOwn).ShouldBe((true, false));

        var edit = Decide([gaps[4]], 2).ShouldHaveSingleItem();
        (edit.Kind, edit.Anchor).ShouldBe((MessageKind.Edit, rolling.Id));
        Decide([gaps[3] with { State = GapState.Active }], 16).ShouldHaveSingleItem().Kind.ShouldBe(MessageKind.Edit);
        Decide([gaps[3] with { State = GapState.Ended, ClosedAt = Hour(17) }], 17).ShouldHaveSingleItem().Kind.ShouldBe(MessageKind.Edit);
    }

    [Fact]
    public void Another_pump_and_what_was_told_long_ago_do_not_count_as_to_and_fro()
    {
        var others = Enumerable
            .Range(0, 3)
            .Select(index => Gap(10 + index * 2, 11 + index * 2) with { Id = $"other {index}", Callsign = "K41P2" });
        Decide([.. others], 0);
        Decide([Gap(20, 21)], 0).ShouldHaveSingleItem().Kind.ShouldBe(MessageKind.Announced);
        Decide([Gap(12, 13), Gap(14, 15)], 0);

        Decide([Gap(16, 17)], 6).ShouldHaveSingleItem().Kind.ShouldBe(MessageKind.Announced, "the three are six hours old");
    }

    [Fact]
    public void An_edit_is_made_once_and_only_when_something_is_to_be_seen()
    {
        var gap = Gap(5, 6);
        Decide([gap], 0);

        Decide([gap with { Start = Hour(5.25) }], 1).ShouldHaveSingleItem().Kind.ShouldBe(MessageKind.Edit);
        Decide([gap with { Start = Hour(5.25) }], 2).ShouldBeEmpty();
        Decide([gap with { Start = Hour(5.25), Sightings = 9, CountedReading = Hour(2) }], 3).ShouldBeEmpty();
    }

    [Fact]
    public void Of_what_a_reading_is_unsure_of_nothing_is_said_but_its_end()
    {
        var gap = Gap(5, 6);
        DeliveryRules.Decide(Ordinary, [gap], new HashSet<string> { gap.Id }, told, Noon).Messages.ShouldBeEmpty();
        Decide([gap], 0);

        var end = DeliveryRules.Decide(
            Ordinary, [gap with { State = GapState.Covered, ClosedAt = Hour(1) }], new HashSet<string> { gap.Id }, told, Hour(1));
        end.Messages[0].Kind.ShouldBe(MessageKind.Covered);
    }

    [Fact]
    public void What_is_remembered_does_not_change_when_nothing_happens()
    {
        var gap = Gap(5, 6);
        Decide([gap], 0);

        DeliveryRules.Decide(Ordinary, [gap], new HashSet<string>(), told, Hour(1)).Told.ShouldBeEmpty("each is a write to the file");
    }

    [Fact]
    public void The_earlier_gap_is_told_first()
    {
        Decide([Gap(8, 9), Gap(3, 4)], 0).Select(message => message.Gap).ShouldBe(["K41P1-3", "K41P1-8"]);
    }

    private IReadOnlyList<OutboxMessage> Decide(IReadOnlyList<KnownGap> gaps, double hour, ChatView? view = null)
    {
        var decision = DeliveryRules.Decide(view ?? Ordinary, gaps, new HashSet<string>(), told, Hour(hour));
        foreach (var each in decision.Told)
            told[each.Gap] = each;
        return decision.Messages;
    }
}
