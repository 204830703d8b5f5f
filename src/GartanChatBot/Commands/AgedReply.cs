using GartanChatBot.Availability;
using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using NodaTime;

namespace GartanChatBot.Commands;

/// <summary>Puts the age under an answer. When the reading is too old, the answer is only what was last known, and says so first.</summary>
internal static class AgedReply
{
    public static Reply Of(Reply reply, RotaQuestion question)
    {
        if (!reply.Answered || question.Rota.ReadAt is not { } readAt)
            return reply;

        var (words, age) = (question.Times, question.Rota.Age);
        var footnote = age is { Value: { } old, Kind: RotaAgeKind.Old or RotaAgeKind.TooOld }
            ? words.ReadLongAgo(readAt, old)
            : words.ReadAt(readAt);
        var aged = age.Kind is RotaAgeKind.TooOld ? AsLastKnown(reply, words, readAt, age.Value ?? Duration.Zero) : reply;

        var cautions = PageCautions.Of(question.Timeline, new(question.At, question.At), question.Ahead, words);
        return Footed(aged, [.. cautions, footnote]);
    }

    public static Reply NothingRead(ChatRequest request, StationRota rota)
    {
        Span when = new ReplyWords(rota.Station.Zone, rota.Today).DayAndClock(rota.At);

        IReadOnlyList<Span> sentence = request.AsOf is not null ? ["I have nothing stored for ", when, "."]
            : rota.Timeline.ReadIntervals.Count > 0 ? ["I have not been able to read today's rota yet."]
            : ["Just started – reading Gartan now, about 20 seconds."];

        return new(Tone.Unknown, sentence, []) { Answered = false };
    }

    private static Reply AsLastKnown(Reply reply, ReplyWords words, Instant readAt, Duration age) => reply with
    {
        Tone = Tone.Unknown,
        Title = ["I don't know – Gartan was last read ", words.When(readAt), $", {ReplyWords.Age(age)} ago"],
        Blocks = [new ReplyBlock.Paragraph(["Last known: ", .. reply.Title]), .. reply.Blocks.Select(WithoutVerdict)],
    };

    /// <summary>No mark below may promise what the title does not.</summary>
    private static ReplyBlock WithoutVerdict(ReplyBlock block) => block is ReplyBlock.Bullets bullets
        ? bullets with { Items = [.. bullets.Items.Select(item => item.Mark is Tone.Plain ? item : item with { Mark = Tone.Unknown })] }
        : block;

    /// <summary>The age is the last line to read; what can be tapped comes after it.</summary>
    private static Reply Footed(Reply reply, IReadOnlyList<IReadOnlyList<Span>> footnotes)
    {
        var buttons = reply.Blocks.OfType<ReplyBlock.Buttons>();
        var rest = reply.Blocks.Where(block => block is not ReplyBlock.Buttons);
        return reply with { Blocks = [.. rest, .. footnotes.Select(footnote => new ReplyBlock.Footnote(footnote)), .. buttons] };
    }
}
