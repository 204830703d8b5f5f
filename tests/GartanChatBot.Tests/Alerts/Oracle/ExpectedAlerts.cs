using System.Globalization;
using GartanChatBot.Alerts.State;
using GartanChatBot.Outbox;
using NodaTime;

namespace GartanChatBot.Tests.Alerts.Oracle;

/// <summary>What a chat has asked for.</summary>
internal sealed record Listener(string Chat, Duration LookAhead, (LocalTime From, LocalTime To)? Quiet)
{
    public bool IsQuiet(LocalTime time) => Quiet is var (from, to) && (from < to ? time >= from && time < to : time >= from || time < to);
}

/// <summary>What a chat should know of a gap.</summary>
internal sealed class ExpectedTold
{
    public Instant? At { get; set; }

    public bool ByItself { get; set; }

    public bool Rolling { get; set; }

    public bool OnlySilently { get; set; }

    /// <summary>From when to when, as a message last said.</summary>
    public Instant Start { get; set; }

    public Instant End { get; set; }

    public IReadOnlySet<string> Missing { get; set; } = new HashSet<string>();

    public Instant? SoonAt { get; set; }

    public Instant? OffAt { get; set; }

    /// <summary>Somebody said so, and it has not become worse since.</summary>
    public bool Seen { get; set; }

    public bool Ended { get; set; }

    public int Worse { get; set; }

    public int Reminders { get; set; }

    public Instant? Reminded { get; set; }
}

/// <summary>
/// A second opinion on what every chat should be told, from what Alerts/README.md promises and the pages that the bot was given: gap by gap
/// and read by read, without a look at what the bot thinks. Where that says nothing (gaps that join or split, unread time) it follows
/// src/README.md, Decisions. Slow and meant to be obviously right.
/// </summary>
internal sealed class ExpectedAlerts(
    PagesRead pages, DateTimeZone zone, string station, string pump, int daysAhead, IReadOnlyList<Listener> listeners)
{
    private static readonly Duration Hour = Duration.FromHours(1);

    private readonly ExpectedGaps gaps = new(pages, daysAhead);
    private readonly HashSet<string> baseline = [];
    private readonly HashSet<string> wereQuiet = [];
    private readonly Dictionary<string, Instant> mutedUntil = [];
    private readonly Dictionary<string, string> toldOfLoss = [];
    private Instant? lostAt;

    /// <summary>Ids of everything that should have been sent so far, in order.</summary>
    public List<string> Sent { get; } = [];

    /// <summary>Those that people have in mind.</summary>
    public IEnumerable<ExpectedGap> Gaps => gaps.All.Where(gap => !gap.IsOver);

    public bool IsMuted(string chat, Instant now) => mutedUntil.TryGetValue(chat, out var until) && now < until;

    /// <summary>Somebody wants silence there.</summary>
    public void Mute(string chat, Instant until) => mutedUntil[chat] = until;

    /// <summary>Somebody there has seen it.</summary>
    public void See(string chat, string gap) => gaps.All.Single(known => IdOf(known) == gap).Told[chat].Seen = true;

    /// <summary>Ids of what stands and was told there.</summary>
    public IReadOnlyList<string> ToldOf(string chat) =>
        [.. gaps.All.Where(gap => gap.IsCertain && gap.Told.GetValueOrDefault(chat) is { At: not null }).Select(IdOf)];

    /// <summary>Whenever something was read, and every minute.</summary>
    /// <param name="failures">Passes in a row in which today's page could not be read.</param>
    public void Look(Instant now, Instant started, int failures)
    {
        var isGrace = now - started < Duration.FromMinutes(2);
        var read = pages.ReadAt(pages.DateOf(now));

        if (lostAt is { } lost && read > lost)
            lostAt = null;
        else if (lostAt is null && !isGrace && (failures >= 3 || now - Instant.Max(read ?? started, started) >= Hour / 2))
            lostAt = now;

        if (!isGrace)
            Contact();
        if (read is null || now - read > Hour || lostAt is not null)
            return;

        gaps.Look(now, isFirst: baseline.Count == 0);
        if (isGrace)
            return;

        foreach (var listener in listeners)
            Tell(listener, now);

        void Contact()
        {
            foreach (var chat in listeners.Select(listener => listener.Chat))
            {
                if (lostAt is { } since && toldOfLoss.TryAdd(chat, Text(since)))
                    Send($"{station}@{Text(since)}", MessageKind.LostContact, chat);
                else if (lostAt is null && toldOfLoss.Remove(chat, out var told))
                    Send($"{station}@{told}", MessageKind.ContactBack, chat);
            }
        }
    }

    private void Tell(Listener to, Instant now)
    {
        var quiet = to.IsQuiet(now.InZone(zone).TimeOfDay);
        var muted = IsMuted(to.Chat, now);
        var muteIsOver = mutedUntil.ContainsKey(to.Chat) && !muted;
        var catchUp = !baseline.Contains(to.Chat) || (!quiet && (wereQuiet.Contains(to.Chat) || muteIsOver));
        List<string> summary = [];

        // All of them before any is told anything.
        var visited = gaps.All.Where(gap => gap.IsOver ? gap.ClosedAt == now : !gaps.Unsure.Contains(gap)).ToList();
        visited.ForEach(gap => Inherit(gap, Known(gap, to.Chat), to.Chat, quiet));

        foreach (
            var (part, whole) in gaps
                .All.Where(gap => gap.Phase is Phase.Joined)
                .Select(gap => (gap, gap.JoinedTo!))
                .OrderBy(pair => pair.gap.Start)
                .ThenBy(pair => IdOf(pair.gap), StringComparer.Ordinal))
            HandOver(Known(part, to.Chat), Known(whole, to.Chat));

        foreach (var gap in gaps.All.OrderBy(gap => gap.Start).ThenBy(IdOf, StringComparer.Ordinal))
        {
            var told = Known(gap, to.Chat);
            if (gap.IsOver)
                End(gap, told, to, muted);
            else if (!gap.IsCertain || gaps.Unsure.Contains(gap) || muted)
                continue;
            else if (catchUp)
                CatchUp(gap, told, to, now, quiet, summary);
            else if (told.At is null)
                Announce(gap, told, to, now, quiet);
            else
                GoOn(gap, told, to, now, quiet);
        }

        if (summary.Count > 0)
            Send(Text(now), MessageKind.Summary, to.Chat);

        baseline.Add(to.Chat);
        if (muteIsOver && !quiet)
            mutedUntil.Remove(to.Chat);
        if (quiet)
            wereQuiet.Add(to.Chat);
        else
            wereQuiet.Remove(to.Chat);
    }

    private static ExpectedTold Known(ExpectedGap gap, string chat)
    {
        if (!gap.Told.TryGetValue(chat, out var told))
            gap.Told[chat] = told = new();
        return told;
    }

    /// <summary>Who was told of the whole was told of each piece, if it was a part of what was told.</summary>
    private static void Inherit(ExpectedGap gap, ExpectedTold told, string chat, bool quiet)
    {
        if (
            told.At is not null
            || gap.Phase is Phase.SeenOnce
            || gap.Whole?.Told.GetValueOrDefault(chat) is not { At: not null } whole
            || whole.Start >= gap.End
            || gap.Start >= whole.End)
            return;

        (told.At, told.Rolling, told.SoonAt, told.Seen) = (whole.At, whole.Rolling, whole.SoonAt, whole.Seen);
        Extent(gap, told, quiet);
    }

    /// <summary>Whoever was told of one of two that became one was told of the one.</summary>
    private static void HandOver(ExpectedTold from, ExpectedTold to)
    {
        if (from.At is null || from.Ended)
            return;

        (to.SoonAt, to.OffAt, to.Reminded) = (to.SoonAt ?? from.SoonAt, to.OffAt ?? from.OffAt, to.Reminded ?? from.Reminded);
        if (to.At is null)
        {
            (to.At, to.ByItself, to.Rolling, to.OnlySilently, to.Seen) = (
                from.At, from.ByItself, from.Rolling, from.OnlySilently, from.Seen);
            (to.Start, to.End, to.Missing) = (from.Start, from.End, from.Missing);
            from.ByItself = false;
        }
        else
        {
            (to.Start, to.End) = (Instant.Min(to.Start, from.Start), Instant.Max(to.End, from.End));
            to.Missing = to.Missing.Union(from.Missing).ToHashSet();
        }
    }

    private void Announce(ExpectedGap gap, ExpectedTold told, Listener to, Instant now, bool quiet)
    {
        if (gap.Start > now + to.LookAhead || gap.End <= now)
            return;

        var recent = gaps
            .All.Select(other => other.Told.GetValueOrDefault(to.Chat))
            .Where(other => other is not null && other.At > now - 6 * Hour)
            .ToList();
        if (recent.Count(other => other!.ByItself || other.Rolling) >= 3)
        {
            if (!recent.Exists(other => other!.Rolling))
                Send(IdOf(gap), MessageKind.Rolling, to.Chat);
            (told.At, told.Rolling) = (now, true);
            Extent(gap, told, quiet);
        }
        else if (!quiet || gap.Phase is Phase.Active)
        {
            Send(IdOf(gap), quiet ? MessageKind.NowOff : MessageKind.Announced, to.Chat);
            (told.At, told.ByItself) = (now, true);
            Extent(gap, told, quiet);
        }
        else
        {
            return;
        }

        if (gap.Phase is Phase.Active)
            told.OffAt ??= now;
    }

    private void GoOn(ExpectedGap gap, ExpectedTold told, Listener to, Instant now, bool quiet)
    {
        switch (told.Rolling ? null : Due(gap, told, now, quiet))
        {
            case MessageKind.NowOff:
                told.OffAt = now;
                Extent(gap, told, quiet);
                Send(IdOf(gap), MessageKind.NowOff, to.Chat);
                break;
            case MessageKind.Worse:
                told.Seen = false;
                Extent(gap, told, quiet);
                Send($"{IdOf(gap)}#{++told.Worse}", MessageKind.Worse, to.Chat);
                told.SoonAt ??= gap.Start - now <= 2 * Hour ? now : null;
                told.Reminded = told.OffAt is null ? told.Reminded : now;
                break;
            case MessageKind.Soon:
                told.SoonAt = now;
                Send(IdOf(gap), MessageKind.Soon, to.Chat);
                break;
            case MessageKind.Reminder:
                told.Reminded = now;
                Send($"{IdOf(gap)}#{++told.Reminders}", MessageKind.Reminder, to.Chat);
                break;
            default:
                break;
        }
    }

    private static string? Due(ExpectedGap gap, ExpectedTold told, Instant now, bool quiet)
    {
        if (gap.Phase is Phase.Active && told.OffAt is null)
            return MessageKind.NowOff;
        if (!gap.Missing.IsSubsetOf(told.Missing) || gap.End - gap.Start >= told.End - told.Start + Hour)
            return MessageKind.Worse;
        if (quiet || told.Seen)
            return null;
        if (gap.Phase is Phase.Open && told.SoonAt is null && now >= gap.Start - 2 * Hour && gap.Start - 2 * Hour - told.At > 6 * Hour)
            return MessageKind.Soon;

        return gap.Phase is Phase.Active && told.Reminders < 3 && now - (told.Reminded ?? told.OffAt) >= 4 * Hour
            ? MessageKind.Reminder
            : null;
    }

    private static void CatchUp(ExpectedGap gap, ExpectedTold told, Listener to, Instant now, bool quiet, List<string> summary)
    {
        if (told.At is null ? gap.Start > now + to.LookAhead || gap.End <= now : !told.OnlySilently && Due(gap, told, now, quiet) is null)
            return;

        summary.Add(IdOf(gap, ""));
        Extent(gap, told, quiet);
        told.At ??= now;
        told.SoonAt ??= gap.Start - now <= 2 * Hour ? now : null;
        told.Reminded = told.OffAt is null ? told.Reminded : now;
        told.OnlySilently = false;
        if (gap.Phase is Phase.Active)
            told.OffAt ??= now;
    }

    private void End(ExpectedGap gap, ExpectedTold told, Listener to, bool muted)
    {
        if (told.At is null || told.Ended)
            return;

        told.Ended = true;
        if (told.Rolling || muted)
            return;
        if (gap.Phase is Phase.Ended && told.OffAt is not null)
            Send(IdOf(gap), MessageKind.BackOn, to.Chat);
        else if (gap.Phase is Phase.Covered)
            Send(IdOf(gap), MessageKind.Covered, to.Chat);
    }

    private static void Extent(ExpectedGap gap, ExpectedTold told, bool quiet) =>
        (told.Start, told.End, told.Missing, told.OnlySilently) = (gap.Start, gap.End, gap.Missing, quiet);

    private void Send(string subject, string kind, string chat) => Sent.Add(OutboxMessage.IdOf(subject, kind, chat));

    private string IdOf(ExpectedGap gap) => IdOf(gap, pump);

    private static string IdOf(ExpectedGap gap, string pump) => KnownGap.IdOf(pump, gap.FirstStart, gap.FirstSeen);

    private static string Text(Instant instant) => instant.ToUnixTimeTicks().ToString(CultureInfo.InvariantCulture);
}
