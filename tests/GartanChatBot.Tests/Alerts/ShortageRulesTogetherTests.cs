using CsCheck;
using GartanChatBot.Alerts.Rules;
using GartanChatBot.Alerts.State;
using GartanChatBot.Crewing;
using GartanChatBot.Outbox;
using GartanChatBot.Tests.TestKit;
using NodaTime;

namespace GartanChatBot.Tests.Alerts;

/// <summary>
/// Any course of readings through both rules, from the rota to what one chat is told. What is asked of it says nothing about how the rules
/// work.
/// </summary>
public class ShortageRulesTogetherTests
{
    private const int Slots = 24;
    private const string Pump = "K41P1";

    private static readonly Instant Zero = Instant.FromUtc(2026, 6, 9, 6, 0);
    private static readonly Duration Slot = Duration.FromMinutes(30);
    private static readonly Gen<RunPhase> Phases = Gen.Frequency(
        (5, Gen.Const(RunPhase.Off)), (4, Gen.Const(RunPhase.On)), (2, Gen.Const(RunPhase.Unknown)), (1, Gen.Const(RunPhase.Committed)));

    private static readonly Gen<Step[]> Courses = Gen.Select(
            Gen.Int[0, Slots - 1], Gen.Int[1, 8], Phases, Gen.Int[1, 45], Gen.Frequency((4, Gen.Const(true)), (1, Gen.Const(false))),
            Gen.Frequency((4, Gen.Const(false)), (1, Gen.Const(true))))
        .Select(step => new Step(step.Item1, step.Item2, step.Item3, step.Item4, step.Item5, step.Item6))
        .Array[1, 50];

    [Fact]
    public void Nothing_is_told_twice_nothing_ends_that_was_not_told_and_nothing_comes_from_what_was_not_read() =>
        Courses.Sample(steps => Course.Follow(steps), iter: Effort.Of(4000));

    /// <summary>From one slot on so many are now like that; so much time passes; whether it is a new reading.</summary>
    private sealed record Step(int First, int Count, RunPhase Phase, int Minutes, bool IsNew, bool IsQuiet);

    private sealed class Course
    {
        private readonly RunPhase[] rota = [.. Enumerable.Repeat(RunPhase.On, Slots)];
        private readonly HashSet<string> sent = [];
        private readonly Dictionary<string, GapNotification> told = [];
        private IReadOnlyList<KnownGap> known = [];
        private Instant now = Zero;
        private Instant readAt = Zero;

        public static void Follow(Step[] steps)
        {
            var course = new Course();
            foreach (var step in steps)
                course.Take(step);
        }

        private void Take(Step step)
        {
            now += Duration.FromMinutes(step.Minutes);
            // What is looked at again without a new reading is as it was.
            if (step.IsNew)
            {
                readAt = now;
                Array.Fill(rota, step.Phase, step.First, Math.Min(step.Count, Slots - step.First));
            }

            var (before, toldBefore) = (known, new Dictionary<string, GapNotification>(told));
            var assessed = Assess(known);
            var decision = DeliveryRules.Decide(Chat(step.IsQuiet), assessed.Known, assessed.Unconfirmed, told, now);
            known = assessed.Known;
            foreach (var each in decision.Told)
                told[each.Gap] = each;

            foreach (var message in decision.Messages.Where(message => message.Kind is not MessageKind.Edit))
            {
                sent.Add(message.Id).ShouldBeTrue(message.Id);
                var gap = known.Single(gap => gap.Id == message.Gap);
                if (message.Kind is MessageKind.BackOn or MessageKind.Covered)
                    IsAnEnd(message, gap, toldBefore);
                else
                    IsAShortage(message, gap, before, toldBefore);
            }

            LooksTheSameAgain(assessed, step.IsQuiet);
        }

        private ShortageAssessment Assess(IReadOnlyList<KnownGap> from) =>
            ShortageRule.Assess(from, new("K41", Pump, [.. Gaps()], PhaseOf, _ => readAt), now, new(2, Duration.FromMinutes(30)));

        /// <summary>The minute's job may look just after a pass has: there is nothing new in it.</summary>
        private void LooksTheSameAgain(ShortageAssessment assessed, bool isQuiet)
        {
            var again = Assess(assessed.Known);
            again.Known.Select(Words).ShouldBe(assessed.Known.Select(Words), ignoreOrder: true);
            again.Unconfirmed.ShouldBe(assessed.Unconfirmed, ignoreOrder: true);
            DeliveryRules.Decide(Chat(isQuiet), again.Known, again.Unconfirmed, told, now).Messages.Select(message => message.Id)
                .ShouldBeEmpty();
        }

        private static string Words(KnownGap gap) => $"{gap with { Unmet = [] }} {string.Join(',', gap.Unmet)}";

        private void IsAnEnd(OutboxMessage message, KnownGap gap, Dictionary<string, GapNotification> toldBefore)
        {
            var asToldBefore = Told(gap, toldBefore);
            asToldBefore.ShouldNotBeNull($"{message.Id} ends what was not told");
            if (asToldBefore?.Gap == gap.Id)
                asToldBefore.ClosedAt.ShouldBeNull($"{message.Id} ends it twice");
            var looked =
                message.Kind is MessageKind.Covered
                    ? new Interval(Instant.Max(gap.Start, now), gap.End)
                    : new(now, now + Duration.FromMinutes(1));
            PhaseOf(looked).ShouldBe(RunPhase.On, $"{message.Id} was not read");
        }

        /// <summary>By itself, or as a part of something longer.</summary>
        private GapNotification? Told(KnownGap gap, Dictionary<string, GapNotification> toldBefore) =>
            toldBefore.GetValueOrDefault(gap.Id) is { AnnouncedAt: not null } own ? own
            : known.FirstOrDefault(other => other.Id == gap.PieceOf) is { } whole ? Told(whole, toldBefore)
            : null;

        private void IsAShortage(
            OutboxMessage message, KnownGap gap, IReadOnlyList<KnownGap> before, Dictionary<string, GapNotification> toldBefore)
        {
            Gaps().ShouldContain(read => Overlap(read.Interval, gap.Interval), $"{message.Id} is not on the rota");
            if (message.Kind is not (MessageKind.Announced or MessageKind.Rolling))
                return;

            // Three exceptions: a pump that is on now and off again later has another gap by then; of two gaps that meet, one may move over
            // to the other; and two that meet only where nobody could read stay two.
            before
                .Where(other =>
                    other.Stands && toldBefore.GetValueOrDefault(other.Id)?.AnnouncedAt is not null && Overlap(other.Interval, gap.Interval)
                )
                .Where(other => other.State is GapState.Open || gap.Start < now + Slot)
                .Where(other => !before.Any(same => same.Id == gap.Id && Overlap(same.Interval, other.Interval)))
                .Where(other => !Gaps().Any(read => Overlap(read.Interval, other.Interval) && !Overlap(read.Interval, gap.Interval)))
                .ShouldBeEmpty($"{message.Id} was told already; {Picture(before)}");
        }

        /// <summary>For whoever has to find out why.</summary>
        private string Picture(IReadOnlyList<KnownGap> before) =>
            $"at {(now - Zero) / Slot:0.0} the rota is {string.Concat(rota.Select(phase => phase.ToString()[1]))}\n"
            + string.Join('\n', before.Select(gap => $"before {Line(gap)}").Concat(known.Select(gap => $"after {Line(gap)}")));

        private static string Line(KnownGap gap) =>
            $"{gap.Id} {(gap.Start - Zero) / Slot:0}–{(gap.End - Zero) / Slot:0} {gap.State} {gap.Sightings} of {gap.PieceOf}";

        private IEnumerable<Gap> Gaps()
        {
            for (var slot = 0; slot < Slots; slot++)
            {
                var first = slot;
                while (slot < Slots && rota[slot] is RunPhase.Off)
                    slot++;
                if (slot > first)
                    yield return new(Callsign.Parse(Pump), new(Zero + Slot * first, Zero + Slot * slot), ["driver"], GapSource.Both);
            }
        }

        private RunPhase PhaseOf(Interval interval)
        {
            var phases = Enumerable
                .Range(0, Slots)
                .Where(slot => Overlap(new(Zero + Slot * slot, Zero + Slot * (slot + 1)), interval))
                .Select(slot => rota[slot])
                .ToHashSet();
            return phases.Contains(RunPhase.Unknown) || phases.Count == 0 ? RunPhase.Unknown
                : phases.Contains(RunPhase.Off) ? RunPhase.Off
                : phases.Contains(RunPhase.Committed) ? RunPhase.Committed
                : RunPhase.On;
        }

        private static bool Overlap(Interval one, Interval other) => one.Start < other.End && other.Start < one.End;

        private static ChatView Chat(bool isQuiet) => new()
        {
            Settings = new() { Id = "paper:1" },
            LookAhead = Duration.FromHours(6),
            RemindEvery = Duration.FromHours(4),
            MostReminders = 3,
            IsQuiet = isQuiet,
        };
    }
}
