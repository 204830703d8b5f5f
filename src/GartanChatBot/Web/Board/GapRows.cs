using GartanChatBot.Chat.Replies;
using GartanChatBot.Commands;
using GartanChatBot.Crewing;
using GartanChatBot.Crewing.Fixes;
using GartanChatBot.Rota;
using GartanChatBot.Wording;

namespace GartanChatBot.Web.Board;

/// <summary>The known coming gaps, each with its best fix, and a note about unknown time.</summary>
internal sealed class GapRows(ResolvedQuestion asked, GapAlerts alerts)
{
    private const int MaxGaps = 6;

    public AheadBoard Shown()
    {
        var age = asked.Rota.AgeOf(asked.Outlook, asked.Pumps);
        Gap[] gaps =
        [
            .. age.Unread.Complement(asked.Outlook)
                .SelectMany(known => asked.Pumps.SelectMany(pump => asked.Timeline.Gaps(pump, known)))
                .OrderBy(gap => gap.Interval.Start),
        ];

        return new(
            ApiRotaResolver.Word(age.Freshness),
            TextRun.PlainText(AgeText.Line(age, asked.Times)),
            [.. gaps.Take(MaxGaps).Select(RowOf)],
            NoteOf(age, gaps.Length));
    }

    /// <summary>Says which time is unknown: an empty list proves nothing about unread time.</summary>
    private string NoteOf(AnswerAge age, int gaps)
    {
        List<TextRun> note = [];
        if (gaps > MaxGaps)
            note.Add($"+{gaps - MaxGaps} more. ");

        if (!age.Unread.IsEmpty)
            note.AddRange([gaps == 0 ? "Not known whether we're short: " : "Not known: ", .. OutlookText.Listed(asked, age.Unread), "."]);
        else
            note.AddRange(OutlookText.NoFurtherGap(asked));

        return TextRun.PlainText(note);
    }

    private GapRow RowOf(Gap gap) => new(
        gap.Callsign.Value,
        asked.Rota.Station.Clock.Shown(gap.Interval.Start),
        asked.Rota.Station.Clock.Shown(gap.Interval.End),
        TextRun.PlainText(ListText.Capital(asked.Gaps.Range(gap))),
        asked.Gaps.Length(gap.Callsign, gap.Interval),
        asked.Gaps.Missing(gap),
        TextRun.PlainText(new FixText(asked, gap, GapFixes.Find(asked.Timeline, gap.Callsign, gap.Interval)).Shortest()),
        alerts.Of(gap),
        TextRun.PlainText(AgeText.Mark(asked.Rota.AgeOf(gap.Interval), asked.Times)).TrimStart(' ', '·'));
}
