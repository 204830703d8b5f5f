using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Crewing;

namespace GartanChatBot.Commands;

/// <summary>When are we next short? Exact times and causes, and how far ahead that is known.</summary>
internal sealed class NextCommand(RotaDesk desk) : IChatCommand
{
    private const int MostGaps = 8;

    public string Name => "next";

    public IReadOnlyList<string> Aliases => ["gaps", "short"];

    public string Summary => "when we are next short";

    public bool Changes(CommandArguments given) => false;

    public IReadOnlyList<CommandParameter> Parameters => [desk.OnlyPumpParameter];

    public ValueTask<Reply> AnswerAsync(ChatRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(desk.AnswerForPumps(request, Answer));

    private static Reply Answer(RotaQuestion asked)
    {
        Gap[] gaps = [.. asked.Pumps.SelectMany(pump => asked.Timeline.Gaps(pump, asked.Ahead)).OrderBy(gap => gap.Interval.Start)];
        var unreadable = asked.Pumps.Select(pump => (Pump: pump, Times: asked.Timeline.UnknownIn(pump, asked.Ahead))).Where(pump => pump.Times.Count > 0).ToList();
        var words = new GapWords(asked);

        var reply = gaps.Length > 0
            ? Reply.Of(Tone.Bad, words.Line(gaps[0])).Bullets([.. gaps.Take(MostGaps).Skip(1).Select(gap => new Bullet(words.Line(gap), Tone.Bad))])
            : Reply.Of(unreadable.Count > 0 ? Tone.Unknown : Tone.Good, "No gap booked before ", asked.Times.Day(asked.Ahead.End));

        foreach (var (pump, times) in unreadable)
        {
            var more = times.Count > 1 ? $" and {times.Count - 1} more times" : "";
            reply = reply.Bullets(new Bullet([$"{pump} can't be told ", .. asked.Times.NamedRange(times[0]), more], Tone.Unknown));
        }

        return Horizon(reply, gaps.Length, asked).Buttons(Buttons(asked, gaps));
    }

    private static Reply Horizon(Reply reply, int gaps, RotaQuestion asked) => gaps switch
    {
        0 => reply.Paragraph("That is what is booked so far: people can still book off."),
        > MostGaps => reply.Paragraph($"+{gaps - MostGaps} more before ", asked.Times.Day(asked.Ahead.End), "."),
        _ => reply.Paragraph("Nothing else booked before ", asked.Times.Day(asked.Ahead.End), "."),
    };

    private static IEnumerable<ReplyButton> Buttons(RotaQuestion asked, Gap[] gaps) => gaps is [var first, ..]
        ? [asked.Button("What would fix it", "fix", first.Callsign), asked.Button("Week", "week", first.Callsign)]
        : [asked.Button("Week", "week", asked.Pumps[0])];
}
