using GartanChatBot.Alerts.State;
using GartanChatBot.Chats;
using GartanChatBot.Outbox;
using NodaTime;

namespace GartanChatBot.Alerts.Rules;

/// <summary>
/// Decides what one conversation is notified of: a pure function of the known gaps, its earlier notifications and the time. Each row
/// applies at most once per gap.
/// <code>
/// not announced, open, starts within the look-ahead → announced (in quiet hours: when they end)
/// not announced, and it has started                 → announced; in quiet hours "off", silently
/// announced, a new reason or an hour longer         → worse, each time that becomes true again; it clears "seen"
/// announced, and it starts                          → off
/// announced 6 h before that moment, not seen        → soon, two hours before the start
/// off for four hours, not seen, under three so far  → reminder; the four hours restart after a "worse"
/// reported off, ended                               → back on
/// announced, covered                                → covered
/// announced, any other change                       → the message is edited silently
/// three announced in six hours, and a fourth        → one rolling message, edited from then on
/// two gaps became one                               → notifications of either count for it, and the message continues for both
/// muted                                             → edits only
/// catching up                                       → all of the above except the ends: one summary
/// gaps that the last reading did not confirm        → nothing
/// </code>
/// </summary>
internal static class DeliveryRules
{
    private static readonly Duration SoonBefore = Duration.FromHours(2);
    private static readonly Duration ToldLongBefore = Duration.FromHours(6);
    private static readonly Duration MuchLonger = Duration.FromMinutes(60);
    private static readonly Duration FlapWindow = Duration.FromHours(6);
    private const int MaxAnnounced = 3;

    /// <param name="gaps">Gaps of one station, including closed ones.</param>
    /// <param name="told">Earlier notifications of this conversation, by gap.</param>
    public static ChatNotifications Decide(
        ChatView chat, IEnumerable<KnownGap> gaps, IReadOnlySet<string> unsure, IReadOnlyDictionary<string, GapNotification> told,
        Instant now)
    {
        var plan = new NotificationPlan(chat, told, now);
        var inOrder = gaps.OrderBy(gap => gap.Start).ThenBy(gap => gap.Id, StringComparer.Ordinal).ToList();
        foreach (var part in inOrder.Where(gap => gap.State is GapState.Joined))
        {
            if (inOrder.Find(gap => gap.Id == part.JoinedTo) is { } whole)
                plan.HandOver(part, whole);
        }

        foreach (var gap in inOrder)
        {
            var known = plan.Known(gap);
            if (gap.IsClosed)
                Close(plan, gap, known);
            else if (gap.Stands && !unsure.Contains(gap.Id))
                Tell(plan, gap, known);
        }

        return plan.Decision();
    }

    private static void Close(NotificationPlan plan, KnownGap gap, GapNotification known)
    {
        if (known.AnnouncedAt is null || known.ClosedAt is not null)
            return;

        known = known with { ClosedAt = plan.Now };
        var kind = gap.State switch
        {
            GapState.Ended when known.NowOffAt is not null => MessageKind.BackOn,
            GapState.Covered => MessageKind.Covered,
            _ => null,
        };
        if (kind is not null && !known.Rolling && plan.Chat.Settings.Wants(AlertKinds.BackOn) && !plan.Chat.IsMuted(gap.Callsign))
            plan.Line(gap, known, kind);

        plan.Keep(gap, known);
    }

    private static void Tell(NotificationPlan plan, KnownGap gap, GapNotification known)
    {
        var chat = plan.Chat;
        if (chat.IsMuted(gap.Callsign))
        {
            plan.Keep(gap, known);
        }
        else if (chat.CatchUp is not null)
        {
            if (known.AnnouncedAt is null ? IsToBeAnnounced(plan, gap) : known.OnlySilently || Next(plan, gap, known) is not null)
                plan.Summarise(gap, known);
            else
                plan.Keep(gap, known);
        }
        else if (known.AnnouncedAt is null)
        {
            Announce(plan, gap, known);
        }
        else
        {
            Continue(plan, gap, known);
        }
    }

    private static void Announce(NotificationPlan plan, KnownGap gap, GapNotification known)
    {
        if (!IsToBeAnnounced(plan, gap))
            return;

        if (plan.AnnouncedSince(gap.Callsign, plan.Now - FlapWindow) >= MaxAnnounced)
            plan.Roll(gap, known, plan.Now - FlapWindow);
        else if (!plan.Chat.IsQuiet)
            plan.First(gap, known, MessageKind.Announced, silent: false);
        else if (gap.State is GapState.Active && plan.Chat.Settings.Wants(AlertKinds.NowOff))
            plan.First(gap, known, MessageKind.NowOff, silent: true);
    }

    private static void Continue(NotificationPlan plan, KnownGap gap, GapNotification known)
    {
        var kind = known.Rolling ? null : Next(plan, gap, known);
        switch (kind)
        {
            case MessageKind.NowOff:
                known = plan.Telling(gap, known) with { NowOffAt = plan.Now };
                if (plan.Chat.Settings.Wants(AlertKinds.NowOff))
                    plan.Line(gap, known, kind);
                break;
            case MessageKind.Worse:
                // The message itself shows that the gap is near or still there.
                known = plan.Telling(gap, known) with
                {
                    Worse = known.Worse + 1,
                    SeenAt = null,
                    SeenBy = null,
                    SeenById = null,
                    SoonAt = known.SoonAt ?? (gap.Start - plan.Now <= SoonBefore ? plan.Now : null),
                    LastReminder = known.NowOffAt is null ? known.LastReminder : plan.Now,
                };
                plan.Line(gap, known, kind, known.Worse);
                break;
            case MessageKind.Soon:
                known = known with { SoonAt = plan.Now };
                plan.Line(gap, known, kind);
                break;
            case MessageKind.Reminder:
                known = known with { Reminders = known.Reminders + 1, LastReminder = plan.Now };
                plan.Line(gap, known, kind, known.Reminders);
                break;
            default:
                break;
        }

        plan.Keep(gap, known);
    }

    private static bool IsToBeAnnounced(NotificationPlan plan, KnownGap gap) =>
        plan.Chat.Settings.Wants(AlertKinds.Announce) && gap.End > plan.Now && gap.Start <= plan.Now + plan.Chat.LookAhead;

    /// <summary>Kind of the most important message that is due; at most one per gap at a time.</summary>
    private static string? Next(NotificationPlan plan, KnownGap gap, GapNotification known)
    {
        var (chat, now) = (plan.Chat, plan.Now);
        if (gap.State is GapState.Active && known.NowOffAt is null)
            return MessageKind.NowOff;
        if (chat.Settings.Wants(AlertKinds.Worse) && IsWorse(gap, known))
            return MessageKind.Worse;
        if (chat.IsQuiet || known.SeenAt is not null)
            return null;

        var soonFrom = gap.Start - SoonBefore;
        if (gap.State is GapState.Open && chat.Settings.Wants(AlertKinds.Soon) && known.SoonAt is null
            && now >= soonFrom && soonFrom - known.AnnouncedAt > ToldLongBefore)
            return MessageKind.Soon;

        return gap.State is GapState.Active && chat.Settings.Wants(AlertKinds.Reminders) && known.Reminders < chat.MostReminders
            && now - (known.LastReminder ?? known.NowOffAt) >= chat.RemindEvery
                ? MessageKind.Reminder
                : null;
    }

    private static bool IsWorse(KnownGap gap, GapNotification known) =>
        gap.Unmet.Except(known.ToldUnmet, StringComparer.Ordinal).Any()
        || gap.Interval.Duration >= known.ToldEnd - known.ToldStart + MuchLonger;
}
