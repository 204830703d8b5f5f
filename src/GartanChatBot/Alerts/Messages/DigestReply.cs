using GartanChatBot.Alerts.Rules;
using GartanChatBot.Alerts.State;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Chats;
using GartanChatBot.Crewing;
using GartanChatBot.Outbox;
using GartanChatBot.Rota;
using GartanChatBot.Wording;
using NodaTime;

namespace GartanChatBot.Alerts.Messages;

/// <summary>
/// Renders a digest from the rota at the time of sending. It waits while the rota can't be trusted, and is dropped once it is too late.
/// </summary>
internal sealed class DigestReply(AlertRotas alertRotas, ChatDirectory chats)
{
    private const int MaxGaps = 15;

    public Rendered Of(OutboxMessage message, Instant now)
    {
        if (now - message.QueuedAt > DigestContent.Lateness)
            return Rendered.NoNews;

        var chat = chats.SettingsOf(message.Target());
        var rotas = alertRotas.StationsOf(chat).Select(station => alertRotas.Of(station.Code)).ToList();
        if (!rotas.TrueForAll(alertRotas.IsTrusted))
            return Rendered.NotNow;

        var gaps = rotas.SelectMany(rota => DigestContent.GapsOf(rota, message.Kind).Select(gap => Line(rota, gap))).ToList();
        var notKnown = rotas
            .SelectMany(rota => DigestContent.NotKnown(rota, message.Kind).Select(each => NotKnown(rota, each.Callsign, each.Times)))
            .ToList();
        if (gaps.Count == 0 && !chat.DigestAlways)
            return notKnown.Count > 0 ? Rendered.NotNow : Rendered.NoNews;

        return new(Reply(message.Kind, gaps, notKnown, rotas));
    }

    private static Reply Reply(string kind, List<Bullet> gaps, List<Bullet> notKnown, List<StationRota> rotas)
    {
        var days = DigestContent.DaysOf(kind);
        var reply = gaps.Count > 0
            ? Chat.Replies.Reply.Of(Tone.Bad, $"Short in the next {days} days")
            : notKnown.Count > 0 ? Chat.Replies.Reply.Of(Tone.Unknown, $"Parts of the next {days} days aren't known.")
            : Chat.Replies.Reply.Of(Tone.Good, $"No gap is booked in the next {days} days.");

        Bullet[] lines = [.. gaps.Take(MaxGaps), .. notKnown];
        reply = lines.Length > 0 ? reply.Bullets(lines) : reply;
        reply = rotas.Aggregate(reply, (all, rota) => PageCautions.Under(all, rota.Timeline, Told(rota, kind), Words(rota)));
        reply = gaps.Count > MaxGaps ? reply.Paragraph($"+{gaps.Count - MaxGaps} more: /next and /week show them.") : reply;
        var oldest = rotas.MinBy(rota => AgeOf(rota, kind).ReadAt)!;
        return reply.Footnote([.. AgeText.Line(AgeOf(oldest, kind), Words(oldest))]);
    }

    private static Bullet Line(StationRota rota, Gap gap) =>
        new(
            [.. new GapText(rota, namesPump: true, stays: true).Line(gap), .. AgeText.Mark(rota.AgeOf(gap.Interval), Words(rota))],
            Tone.Bad);

    private static Bullet NotKnown(StationRota rota, Callsign callsign, IntervalSet times) =>
        new(
            [$"{callsign}: not known ", .. Words(rota).NamedRange(times[0]), ListText.MoreTimes(times.Count - 1)],
            Tone.Unknown);

    private static Interval Ahead(StationRota rota, string kind) => new(rota.At, DigestContent.EndOf(rota, kind));

    /// <summary>
    /// Time that the digest describes, including the past part of a gap that has started, because all of that gap is described.
    /// </summary>
    private static Interval Told(StationRota rota, string kind) => Gap.Around(DigestContent.GapsOf(rota, kind), Ahead(rota, kind));

    private static AnswerAge AgeOf(StationRota rota, string kind) => rota.AgeOf(Ahead(rota, kind));

    private static TimeText Words(StationRota rota) => new(rota.Station.Zone, rota.Today);
}
