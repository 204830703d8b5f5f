using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Rota;
using GartanChatBot.Wording;
using NodaTime;

namespace GartanChatBot.Commands;

/// <summary>Adds the reading's age to a reply. If the reading is too old, the title says so and the answer becomes "Last known".</summary>
internal static class AgedReply
{
    public static Reply Of(Reply reply, ResolvedQuestion question)
    {
        if (!reply.Answered)
            return reply;

        var scope = new AnswerScope(reply, question);
        var (words, today) = (question.TimesFromToday, question.Rota.Age);
        reply = scope.NotKnown().Aggregate(reply, (all, line) => all.Paragraph(line));

        var lastKnown = today.Kind is RotaAgeKind.TooOld && scope.HasToday ? today.ReadAt : null;
        var footnote = lastKnown is { } then ? AgeText.Line(then, today.Value, words) : Footnote(question, scope);
        var aged = lastKnown is { } readAt ? AsLastKnown(reply, words, readAt, today.Value ?? Duration.Zero) : reply;

        var cautions = PageCautions.OfCounts(question.Timeline, scope.Whole, question.Times);
        return Footed(aged, [.. cautions, footnote]);
    }

    /// <summary>
    /// Footnote with the oldest reading among the verdict's days, and of the later days in the answer if one of them is older.
    /// </summary>
    private static IReadOnlyList<TextRun> Footnote(ResolvedQuestion question, AnswerScope scope)
    {
        var (words, verdict, all) = (question.TimesFromToday, OldestIn(question, scope.Verdict), OldestIn(question, scope.Whole));
        if (verdict?.ReadAt is not { } readAt)
            return all?.ReadAt is { } only ? AgeText.Line(only, all.Value.Value, words) : ["Gartan – not read"];

        var footnote = AgeText.Line(readAt, verdict.Value.Kind is RotaAgeKind.Old ? verdict.Value.Value : null, words);
        return all?.ReadAt is { } older && older < readAt
            ?
            [
                .. footnote,
                " · later days ",
                words.When(older),
                all is { Kind: RotaAgeKind.Old, Value: { } age } ? $" · ⚠ {LengthText.OfAge(age)} old" : "",
            ]
            : footnote;
    }

    /// <summary>
    /// The days' combined age: the oldest reading with the worst kind. Skips days read too long ago; other lines name them.
    /// </summary>
    private static RotaAge? OldestIn(ResolvedQuestion question, Interval within)
    {
        var ages = AnswerScope
            .DaysOf(question.Rota.Station.Clock, within)
            .Select(question.Rota.AgeOf)
            .Where(age => !age.IsUntrusted)
            .ToList();
        return ages.Count == 0 ? null : ages.MinBy(age => age.ReadAt) with { Kind = ages.Max(age => age.Kind) };
    }

    public static Reply NothingRead(ChatRequest request, StationRota rota)
    {
        TextRun when = new TimeText(rota.Station.Zone, rota.Today).DayAndClock(rota.At);

        IReadOnlyList<TextRun> sentence = request.AsOf is not null ? ["I have nothing stored for ", when, "."]
            : rota.Timeline.ReadIntervals.Count > 0 ? ["I have not been able to read today's rota yet."]
            : ["Just started – reading Gartan now, about 20 seconds."];

        return new(Tone.Unknown, sentence, []) { Answered = false };
    }

    private static Reply AsLastKnown(Reply reply, TimeText words, Instant readAt, Duration age) => reply with
    {
        Tone = Tone.Unknown,
        Title = ["I don't know – Gartan was last read ", words.When(readAt), $", {LengthText.OfAge(age)} ago"],
        Blocks = [new ReplyBlock.Paragraph(["Last known: ", .. reply.Title]), .. reply.Blocks.Select(WithoutVerdict)],
    };

    /// <summary>Removes the marks from bullets, because they would state a verdict that the title does not.</summary>
    private static ReplyBlock WithoutVerdict(ReplyBlock block) => block is ReplyBlock.Bullets bullets
        ? bullets with { Items = [.. bullets.Items.Select(item => item.Mark is Tone.Plain ? item : item with { Mark = Tone.Unknown })] }
        : block;

    /// <summary>Puts the age last among the text; the buttons follow it.</summary>
    private static Reply Footed(Reply reply, IReadOnlyList<IReadOnlyList<TextRun>> footnotes)
    {
        var buttons = reply.Blocks.OfType<ReplyBlock.Buttons>();
        var rest = reply.Blocks.Where(block => block is not ReplyBlock.Buttons);
        return reply with { Blocks = [.. rest, .. footnotes.Select(footnote => new ReplyBlock.Footnote(footnote)), .. buttons] };
    }
}
