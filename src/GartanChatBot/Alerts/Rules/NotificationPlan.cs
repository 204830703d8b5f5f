using System.Globalization;
using GartanChatBot.Alerts.State;
using GartanChatBot.Outbox;
using NodaTime;

namespace GartanChatBot.Alerts.Rules;

/// <summary>Collects the decisions for one conversation: messages, and the records of what was sent.</summary>
internal sealed class NotificationPlan(ChatView chat, IReadOnlyDictionary<string, GapNotification> told, Instant now)
{
    private readonly Dictionary<string, GapNotification> changed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OutboxMessage> edits = new(StringComparer.Ordinal);
    private readonly List<OutboxMessage> messages = [];
    private readonly List<string> summarised = [];

    public ChatView Chat => chat;

    public Instant Now => now;

    /// <summary>Returns the record of a gap. A piece split off a gap inherits what this chat was told about the original gap.</summary>
    public GapNotification Known(KnownGap gap)
    {
        var own = Latest(gap.Id) ?? GapNotification.NothingOf(gap, chat.Id);
        if (own.AnnouncedAt is not null || gap.PieceOf is null || gap.ClosedAt < now)
            return own;

        return
            told.GetValueOrDefault(gap.PieceOf) is { AnnouncedAt: not null } whole && whole.ToldStart < gap.End && gap.Start < whole.ToldEnd
            ? Telling(gap, own) with
            {
                AnnouncedAt = whole.AnnouncedAt,
                Anchor = whole.Anchor,
                IsOwn = false,
                Rolling = whole.Rolling,
                SeenAt = whole.SeenAt,
                SeenBy = whole.SeenBy,
                SeenById = whole.SeenById,
                SoonAt = whole.SoonAt,
                Shown = own.LookOf(gap),
            }
            : own;
    }

    /// <summary>
    /// Merges the records of two gaps that became one: notifications about either are not repeated, and the older message continues for
    /// both.
    /// </summary>
    public void HandOver(KnownGap part, KnownGap whole)
    {
        if (Known(part) is not { AnnouncedAt: not null, ClosedAt: null } ofPart)
            return;

        var ofWhole = Known(whole);
        if (ofWhole.AnnouncedAt is null)
        {
            changed[part.Id] = ofPart with { IsOwn = false };
            changed[whole.Id] = ofPart with { Id = ofWhole.Id, Gap = ofWhole.Gap, Worse = 0, Reminders = 0, Shown = "" };
            return;
        }

        changed[whole.Id] = ofWhole with
        {
            ToldStart = Instant.Min(ofWhole.ToldStart, ofPart.ToldStart),
            ToldEnd = Instant.Max(ofWhole.ToldEnd, ofPart.ToldEnd),
            ToldUnmet = [.. ofWhole.ToldUnmet.Union(ofPart.ToldUnmet, StringComparer.Ordinal)],
            SoonAt = ofWhole.SoonAt ?? ofPart.SoonAt,
            NowOffAt = ofWhole.NowOffAt ?? ofPart.NowOffAt,
            LastReminder = ofWhole.LastReminder ?? ofPart.LastReminder,
        };
    }

    public int AnnouncedSince(string callsign, Instant since) => Everything().Count(known =>
        known.Callsign == callsign && known.AnnouncedAt > since && (known.IsOwn || known.Rolling));

    /// <summary>Copies the gap's current start, end and unmet requirements into the notification record.</summary>
    public GapNotification Telling(KnownGap gap, GapNotification known) => known with
    {
        ToldStart = gap.Start,
        ToldEnd = gap.End,
        ToldUnmet = [.. gap.Unmet],
        OnlySilently = chat.IsQuiet,
    };

    /// <summary>Adds the gap's main message, which later ones reply to.</summary>
    public void First(KnownGap gap, GapNotification known, string kind, bool silent)
    {
        var id = OutboxMessage.IdOf(gap.Id, kind, chat.Id);
        messages.Add(Message(id, kind, gap) with { Silent = silent, MentionRole = silent ? null : chat.Settings.MentionRole });
        Remember(
            gap,
            Telling(gap, known) with
            {
                AnnouncedAt = now,
                Anchor = id,
                IsOwn = true,
                NowOffAt = OffAt(gap, known),
                OnlySilently = silent,
            });
    }

    /// <summary>Adds a short message that replies to the main one.</summary>
    public void Line(KnownGap gap, GapNotification known, string kind, int? step = null)
    {
        var subject = step is { } number ? string.Create(CultureInfo.InvariantCulture, $"{gap.Id}#{number}") : gap.Id;
        messages.Add(Message(OutboxMessage.IdOf(subject, kind, chat.Id), kind, gap) with { Anchor = known.Anchor, Silent = chat.IsQuiet });
    }

    public void Roll(KnownGap gap, GapNotification known, Instant since)
    {
        var rolling = Everything()
            .Where(other => other.Rolling && other.Callsign == gap.Callsign && other.AnnouncedAt > since)
            .MaxBy(other => other.AnnouncedAt)
            ?.Anchor;
        var id = rolling ?? OutboxMessage.IdOf(gap.Id, MessageKind.Rolling, chat.Id);
        if (rolling is null)
            messages.Add(Message(id, MessageKind.Rolling, gap) with { Silent = chat.IsQuiet });
        else
            Edit(gap, id);

        Remember(
            gap,
            Telling(gap, known) with
            {
                AnnouncedAt = now,
                Anchor = id,
                IsOwn = false,
                Rolling = true,
                NowOffAt = OffAt(gap, known),
            });
    }

    public void Summarise(KnownGap gap, GapNotification known)
    {
        summarised.Add(gap.Id);
        Remember(gap, Telling(gap, known) with
        {
            AnnouncedAt = known.AnnouncedAt ?? now,
            Anchor = known.Anchor ?? SummaryId,
            NowOffAt = OffAt(gap, known),
            SoonAt = known.SoonAt ?? (gap.Start - now <= Duration.FromHours(2) ? now : null),
            Worse = known.Worse,
            LastReminder = known.NowOffAt is null ? known.LastReminder : now,
            OnlySilently = false,
        });
        if (known.IsOwn)
            Edit(gap, known.Anchor!);
    }

    /// <summary>Adds no message; edits the existing one if it is outdated.</summary>
    public void Keep(KnownGap gap, GapNotification known)
    {
        if (known.AnnouncedAt is null)
            return;

        if (known.Shown != known.LookOf(gap) && known.EditOfMessage(gap.Station, now) is { } edit)
            edits[edit.Id] = edit;

        Remember(gap, known);
    }

    public ChatNotifications Decision()
    {
        if (summarised.Count > 0)
            messages.Add(Message(SummaryId, MessageKind.Summary, null) with { Gaps = [.. summarised], Text = chat.CatchUp });

        return new([.. changed.Values], [.. messages.Concat(edits.Values).Select((message, index) => message with { Order = index })]);
    }

    private string SummaryId =>
        OutboxMessage.IdOf(string.Create(CultureInfo.InvariantCulture, $"{now.ToUnixTimeTicks()}"), MessageKind.Summary, chat.Id);

    private Instant? OffAt(KnownGap gap, GapNotification known) => gap.State is GapState.Active ? known.NowOffAt ?? now : known.NowOffAt;

    private void Edit(KnownGap gap, string anchor)
    {
        var id = OutboxMessage.IdOf(anchor, MessageKind.Edit, chat.Id);
        edits[id] = Message(id, MessageKind.Edit, gap) with { Anchor = anchor };
    }

    private void Remember(KnownGap gap, GapNotification known)
    {
        var shown = known with { Shown = known.LookOf(gap) };
        if (
            !told.TryGetValue(gap.Id, out var before)
            || before with { ToldUnmet = shown.ToldUnmet } != shown
            || !before.ToldUnmet.SequenceEqual(shown.ToldUnmet))
            changed[gap.Id] = shown;
    }

    private GapNotification? Latest(string gap) => changed.GetValueOrDefault(gap) ?? told.GetValueOrDefault(gap);

    private IEnumerable<GapNotification> Everything() => changed.Values.Concat(told.Values.Where(known => !changed.ContainsKey(known.Gap)));

    private OutboxMessage Message(string id, string kind, KnownGap? gap) => new()
    {
        Id = id,
        Conversation = chat.Id,
        Kind = kind,
        Gaps = gap is null ? [] : [gap.Id],
        Station = gap?.Station,
        Callsign = gap?.Callsign,
        QueuedAt = now,
        Due = now,
    };
}
