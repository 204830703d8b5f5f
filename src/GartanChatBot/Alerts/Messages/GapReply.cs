using GartanChatBot.Alerts.State;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Crewing;
using GartanChatBot.Outbox;
using GartanChatBot.Rota;
using GartanChatBot.Wording;
using NodaTime;

namespace GartanChatBot.Alerts.Messages;

/// <summary>Renders one gap at the time of sending: what is missing, when, for how long, and what single change would fix it.</summary>
internal sealed class GapReply(StationRota rota, KnownGap gap, GapNotification? told, ChatNames names, Instant now)
{
    private readonly TimeText words = new(rota.Station.Zone, rota.Today);

    private readonly GapText text = new(rota, namesPump: true, stays: true);
    private readonly Callsign callsign = Callsign.Parse(gap.Callsign);
    private readonly GapEnds ends = GapEnds.Of(rota.Timeline, Callsign.Parse(gap.Callsign), gap.Interval);
    private readonly GapCure cure = GapCure.Of(rota.Timeline, gap, names.OfFixes);

    /// <summary>Renders the gap's main message. Its text doesn't become outdated, because it is edited only when the gap changes.</summary>
    public Reply Whole(IReadOnlyList<CoverOffer> offers, bool isFirst)
    {
        if (gap.IsClosed)
            return Footed(Closed());

        var reply = Shortage(
            gap.State is GapState.Active
                ? [$"{gap.Callsign} is off the run ", .. Range]
                : [$"{gap.Callsign} will be off the run ", .. Range],
            isFirst && now < gap.Start ? $"starts in {LengthText.Of(gap.Start - now)}" : null);
        foreach (var offer in offers)
            reply = reply.Paragraph(OfferReply.Line(offer, names.Of(offer), words));
        if (told is { SeenAt: { } at })
            reply = reply.Paragraph($"Seen by {names.OfSeen(told)} ", words.When(at), ".");

        return Footed(reply);
    }

    public Reply Line(string kind) =>
        Footed(
            kind switch
            {
                MessageKind.NowOff => Shortage(
                    [$"{gap.Callsign} is off the run now (", words.When(gap.Start), "). ", Back, words.When(gap.End), "."], null),
                MessageKind.Worse => Shortage([$"{gap.Callsign} got worse: now ", .. Range], null),
                MessageKind.Soon => Shortage(
                    [$"{gap.Callsign} off the run soon: ", .. Range],
                    now < gap.Start ? $"starts in {LengthText.Of(gap.Start - now)}" : null),
                MessageKind.Reminder => Shortage([$"{gap.Callsign} is still off the run. ", Back, words.When(gap.End), "."], null),
                _ => Closed(),
            });

    /// <summary>Renders a list item: <c>K41P1 today 16:00–17:00 · 1 h · no driver · 1 driver for 1 h would fix it.</c></summary>
    public Bullet Item() => gap.IsClosed
        ? new(Closed().Title, Tone.Good)
        : new(ListItem(), Tone.Bad);

    private IReadOnlyList<TextRun> ListItem()
    {
        var remedy = Fix is { } fix ? $" · {fix}" : "";
        return [$"{gap.Callsign} ", .. Range, $" · {Length} · {cure.Missing}{remedy}"];
    }

    private IReadOnlyList<TextRun> Range => text.Range(callsign, gap.Interval);

    private string Length => text.Length(callsign, gap.Interval);

    private string Back => ends.IsEndOpen ? "At least until " : "Back ";

    /// <summary>What would fix the gap; null if an end is unknown, because that would fix the known part only.</summary>
    private string? Fix => ends.IsEndOpen || (ends.IsStartOpen && gap.Start > now) ? null : cure.Sentence;

    private Reply Shortage(IReadOnlyList<TextRun> title, string? start)
    {
        var reply = Reply.Of(Tone.Bad, title)
            .Paragraph($"{ListText.Capital(cure.Missing)} · for {Length}{(start is null ? "" : $" · {start}")}");
        return Fix is { } sentence ? reply.Paragraph(sentence) : reply;
    }

    private Reply Closed() =>
        gap.State switch
        {
            GapState.Ended when told?.NowOffAt is not null => Reply.Of(
                Tone.Good, $"{gap.Callsign} back on the run ", words.When(gap.GoneSince ?? gap.End), $" (off {LengthText.Of(Off)})."),
            GapState.Covered => Reply.Of(
                Tone.Good, [$"{gap.Callsign} covered: ", .. words.NamedRange(gap.Interval), " – on the run throughout."]),
            GapState.Joined => Reply.Of(Tone.Plain, [$"{gap.Callsign} ", .. words.NamedRange(gap.Interval), ": now part of a longer gap."]),
            _ => Reply.Of(Tone.Plain, [$"{gap.Callsign} ", .. words.NamedRange(gap.Interval), " is over."]),
        };

    private Duration Off => Duration.Max((gap.GoneSince ?? gap.End) - gap.Start, Duration.Zero);

    private Reply Footed(Reply reply) => Aged(gap.IsClosed ? reply : PageCautions.Under(reply, rota.Timeline, gap.Interval, words));

    private Reply Aged(Reply reply) => AgeText.Line(AgeOf(rota, gap, now), words) is { Count: > 0 } age ? reply.Footnote([.. age]) : reply;

    /// <summary>Age of the readings for the rest of the gap; for the present when the gap is over.</summary>
    public static AnswerAge AgeOf(StationRota rota, KnownGap gap, Instant now) =>
        rota.AgeOf(gap.End > now ? new Interval(Instant.Max(gap.Start, now), gap.End) : new Interval(now, now));

    /// <summary>Buttons of a gap. Their answers are new messages, so that the alert remains.</summary>
    public static IEnumerable<ReplyButton> Buttons(KnownGap gap) => gap.IsClosed ? [] :
    [
        new("I can cover", $"/cover {gap.Handle}") { KeepsMessage = true },
        new("Who could?", $"/fix {gap.Callsign}") { KeepsMessage = true },
        new("Seen", $"/seen {gap.Handle}") { KeepsMessage = true },
        new("Mute 4 h", $"/mute 4h {gap.Callsign}") { KeepsMessage = true },
    ];
}
