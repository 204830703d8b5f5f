using CsCheck;
using GartanChatBot.Alerts.Rules;
using GartanChatBot.Alerts.State;
using GartanChatBot.Outbox;
using NodaTime;

using static GartanChatBot.Tests.Alerts.OneChat;

namespace GartanChatBot.Tests.Alerts;

/// <summary>What one chat is told of gaps: by itself, with no rota and no clock but ours.</summary>
public class DeliveryRulesTests
{
    private Dictionary<string, GapNotification> told = [];

    [Fact]
    public void A_gap_is_announced_once_it_is_near_enough()
    {
        var gap = Gap(30, 31);

        Tell(gap, 0).ShouldBeEmpty();
        Tell(gap, 6).ShouldBe(["announced"]);
        Tell(gap, 7).ShouldBeEmpty();
    }

    [Fact]
    public void Two_hours_before_it_begins_it_is_told_again_if_that_was_long_ago()
    {
        var gap = Gap(10, 11);
        Tell(gap, 0);

        Tell(gap, 7.9).ShouldBeEmpty();
        Tell(gap, 8).ShouldBe(["soon"]);
        Tell(gap, 8.1).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Not_when_it_was_announced_late(double announcedAt)
    {
        var gap = Gap(10, 11);
        Tell(gap, announcedAt);

        Tell(gap, 8).ShouldBeEmpty();
        Tell(gap, 9.5).ShouldBeEmpty();
    }

    [Fact]
    public void Not_when_somebody_has_seen_it()
    {
        var gap = Gap(10, 20);
        Tell(gap, 0);
        Seen(gap);

        Tell(gap, 8).ShouldBeEmpty();
        Tell(gap with { State = GapState.Active }, 10).ShouldBe(["off"]);
        Tell(gap with { State = GapState.Active }, 19).ShouldBeEmpty();
    }

    [Fact]
    public void While_it_lasts_there_are_three_reminders()
    {
        var gap = Gap(0, 30) with { State = GapState.Active };
        Tell(gap, 0).ShouldBe(["announced"]);

        var sent = Enumerable.Range(1, 29).SelectMany(hour => Tell(gap, hour).Select(kind => (kind, hour))).ToList();

        sent.ShouldBe([("reminder", 4), ("reminder", 8), ("reminder", 12)]);
    }

    [Fact]
    public void An_hour_longer_than_told_or_another_reason_is_worse_every_time()
    {
        var gap = Gap(5, 6);
        Tell(gap, 0);

        Tell(gap with { End = Hour(6.75) }, 0).ShouldBe(["edit"]);
        Tell(gap with { End = Hour(7) }, 0).ShouldBe(["worse"], ignoreOrder: false);
        Tell(gap with { End = Hour(7), Unmet = ["crew", "driver"] }, 0).ShouldBe(["worse"]);
        Tell(gap with { End = Hour(6) }, 0).ShouldBe(["edit"]);
    }

    [Fact]
    public void Worse_is_not_what_somebody_had_seen()
    {
        var gap = Gap(5, 6);
        Tell(gap, 0);
        Seen(gap);
        Tell(gap with { End = Hour(8) }, 0);

        told[gap.Id].SeenAt.ShouldBeNull();
    }

    [Fact]
    public void In_quiet_hours_it_waits_and_a_begun_one_makes_no_sound()
    {
        var quiet = Ordinary with { IsQuiet = true };
        var gap = Gap(5, 6);

        Tell(gap, 0, quiet).ShouldBeEmpty();
        Decide(quiet, [gap with { State = GapState.Active }], 5).Messages.ShouldHaveSingleItem().Silent.ShouldBeTrue();
        Tell(gap with { State = GapState.Active }, 5.5, Ordinary with { CatchUp = ChatView.QuietOver })
            .ShouldBe(["summary", "edit"], ignoreOrder: true);
    }

    [Fact]
    public void A_muted_gap_is_not_told_and_its_end_neither()
    {
        var muted = Ordinary with { IsMuted = callsign => callsign == "K41P1" };
        var gap = Gap(5, 6);

        Tell(gap, 0, muted).ShouldBeEmpty();
        Tell(gap with { State = GapState.Covered }, 1).ShouldBeEmpty();
    }

    [Fact]
    public void The_fourth_in_six_hours_is_a_rolling_message_and_the_fifth_edits_it()
    {
        var gaps = Enumerable.Range(0, 5).Select(index => Gap(10 + index * 2, 11 + index * 2)).ToList();

        gaps.Select((gap, index) => Tell(gap, index * 0.5).Single()).ShouldBe(["announced", "announced", "announced", "rolling", "edit"]);
    }

    [Fact]
    public void A_piece_of_what_was_told_is_not_announced()
    {
        var whole = Gap(5, 10);
        Tell(whole, 0);
        var piece = Gap(9, 10) with { PieceOf = whole.Id };

        Tell(piece, 0).ShouldBeEmpty();
        Tell(piece with { State = GapState.Active }, 9).ShouldBe(["off"]);
    }

    [Fact]
    public void A_piece_of_what_was_told_only_after_it_had_split_is_news()
    {
        var first = Gap(20, 22);
        var second = Gap(23, 25) with { PieceOf = first.Id };

        Tell(first, 0).ShouldBe(["announced"]);
        Tell(second, 0).ShouldBe(["announced"]);
    }

    [Fact]
    public void What_was_told_of_one_of_two_that_become_one_was_told_of_both()
    {
        var (active, later) = (Gap(1, 3) with { State = GapState.Active }, Gap(4, 6));
        Decide(Ordinary, [active, later], 1);
        var (part, whole) = Joined(active, later with { Start = active.Start, State = GapState.Active });

        Decide(Ordinary, [part, whole], 2).Messages.ShouldAllBe(message => message.Kind == MessageKind.Edit);
        told[whole.Id].NowOffAt.ShouldBe(Hour(1));
    }

    [Fact]
    public void A_gap_that_was_not_told_takes_over_the_message_of_the_one_that_joins_it()
    {
        var (near, far) = (Gap(22, 24), Gap(26, 28));
        Decide(Ordinary, [near, far], 0);
        var (part, whole) = Joined(near, far with { Start = near.Start });

        var edit = Decide(Ordinary, [part, whole], 1).Messages.ShouldHaveSingleItem();

        edit.Kind.ShouldBe(MessageKind.Worse, "it is two hours longer than what was told");
        edit.Anchor.ShouldBe(told[whole.Id].Anchor);
        edit.Anchor.ShouldNotBeNull().ShouldContain(near.Id);
        told[whole.Id].IsOwn.ShouldBeTrue();
        told[part.Id].IsOwn.ShouldBeFalse();
    }

    [Fact]
    public void No_course_of_events_tells_the_same_twice_or_an_end_without_a_beginning() =>
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, 3], Gen.Int[1, 300], Gen.Bool, Gen.Bool, Gen.Bool).Array[1, 40].Sample(steps =>
        {
            Dictionary<string, GapNotification> known = [];
            HashSet<string> sent = [];
            var (gap, now) = (Gap(20, 22), Noon);
            foreach (var (state, longer, minutes, quiet, muted, unsure) in steps)
            {
                now += Duration.FromMinutes(minutes);
                gap = gap with { State = (GapState)Math.Max((int)gap.State, state), End = Hour(22 + longer) };
                if (gap.IsClosed && gap.ClosedAt is null)
                    gap = gap with { ClosedAt = now };

                var decision = DeliveryRules.Decide(
                    Ordinary with
                    {
                        IsQuiet = quiet,
                        IsMuted = _ => muted,
                    },
                    [gap],
                    unsure && !gap.IsClosed ? new HashSet<string> { gap.Id } : new HashSet<string>(),
                    known,
                    now);

                foreach (var message in decision.Messages.Where(message => message.Kind != MessageKind.Edit))
                {
                    sent.Add(message.Id).ShouldBeTrue(message.Id);
                    unsure.ShouldBe(unsure && gap.IsClosed);
                    muted.ShouldBeFalse();
                    if (message.Kind is MessageKind.BackOn or MessageKind.Covered or MessageKind.Worse
                                            or MessageKind.Soon or MessageKind.Reminder)
                        known[gap.Id].AnnouncedAt.ShouldNotBeNull();
                }

                foreach (var each in decision.Told)
                    known[each.Gap] = each;
                var view = Ordinary with { IsQuiet = quiet, IsMuted = _ => muted };
                DeliveryRules.Decide(view, [gap], new HashSet<string>(unsure ? [gap.Id] : []), known, now)
                    .Messages.Where(message => sent.Contains(message.Id)).ShouldBeEmpty("looked at again");
            }

            sent.Count(id => id.Contains("|announced|", StringComparison.Ordinal)).ShouldBeLessThanOrEqualTo(1);
        });

    private List<string> Tell(KnownGap gap, double hour, ChatView? view = null) =>
        [.. Decide(view ?? Ordinary, [gap], hour).Messages.Select(message => message.Kind)];

    private ChatNotifications Decide(ChatView view, IReadOnlyList<KnownGap> gaps, double hour)
    {
        var decision = DeliveryRules.Decide(view, gaps, new HashSet<string>(), told, Hour(hour));
        foreach (var each in decision.Told)
            told[each.Gap] = each;

        // The edit that goes with a line is not what these tests look at.
        var lines = decision.Messages.Where(message => message.Kind != MessageKind.Edit).ToList();
        return lines.Count > 0 && view.CatchUp is null ? decision with { Messages = lines } : decision;
    }

    private static (KnownGap Part, KnownGap Whole) Joined(KnownGap part, KnownGap whole) =>
        (part with { State = GapState.Joined, JoinedTo = whole.Id, ClosedAt = Hour(2) }, whole);

    private void Seen(KnownGap gap)
    {
        var seen = told[gap.Id] with { SeenBy = "Birch", SeenAt = Noon };
        told[gap.Id] = seen with { Shown = seen.LookOf(gap) };
    }
}
