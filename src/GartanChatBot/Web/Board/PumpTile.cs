using GartanChatBot.Chat.Replies;
using GartanChatBot.Commands;
using GartanChatBot.Crewing;
using GartanChatBot.Wording;
using NodaTime;

namespace GartanChatBot.Web.Board;

/// <summary>Builds one pump's tile. A reading that is too old gives no verdict, people or end.</summary>
internal sealed class PumpTile(ResolvedQuestion asked, BoardStrips strips)
{
    private readonly IReadOnlyList<MemberState> crew = [.. asked.Timeline.CrewAt(asked.At).Where(member => member.Available)];

    public PumpBoard Of(Callsign pump)
    {
        var outlook = new ApplianceOutlook(asked, pump, asked.At);
        var state = asked.Rota.StateNow(pump);
        var isKnown = state.Phase is not RunPhase.Unknown;

        return new(
            pump.Value,
            state.Level.ToString().ToLowerInvariant(),
            CrewingText.Verdict(state.Level),
            RemarkOf(outlook, state),
            isKnown ? TextRun.PlainText(ListText.Capital(RunCourse.Of(asked, outlook))) : "",
            isKnown ? [.. state.Requirements.Select(need => NeedOf(need, state))] : [],
            state is { Phase: RunPhase.On, Mismatch: false, RuleMet: true, DependsOn.Count: > 0 }
                ? DependsOnCommand.Sentence(asked, outlook)
                : null,
            strips.DayOf(pump),
            DayWords(pump),
            [.. strips.Dates.Select(date => strips.DayOf(pump, date))],
            [.. strips.Dates.Select(date => WordsOf(pump, date))]);
    }

    private string? RemarkOf(ApplianceOutlook outlook, CrewingState state) =>
        asked.Rota.Age.IsUntrusted
            ? asked.Rota.ReadAt is { } readAt
                ? $"Gartan was last read {asked.Times.When(readAt).Text}"
                : "today's rota has not been read yet"
            // The course already says why it is off and since when.
            : state is { Phase: RunPhase.Off, Mismatch: false } ? null
            : outlook.Remark;

    private NeedBoard NeedOf(RequirementCount need, CrewingState state)
    {
        MemberState[] holders = need.Have == 1 ? [.. crew.Where(member => member.SkillNames.Contains(need.Name))] : [];
        var only = holders is [var one] && asked.Names.AreShown && state.DependsOn.Contains(one.Key) ? asked.Names.Of(one) : null;
        return new(CrewingText.NameOf(need.Name), need.Have, need.Need, only);
    }

    private string DayWords(Callsign pump)
    {
        var unknown = asked.Rota.AgeOf(strips.Day, pump).Unread;
        var off = IntervalSet.Of(unknown.Complement(strips.Day)
            .SelectMany(known => asked.Timeline.Gaps(pump, known))
            .Select(gap => gap.Interval));

        IReadOnlyList<TextRun> words =
        [
            .. Sentence("Off the run", off), .. Sentence("Not known", unknown),
            off.IsEmpty && unknown.IsEmpty ? "No time off the run." : "",
        ];
        return TextRun.PlainText(words).Trim();
    }

    private IReadOnlyList<TextRun> Sentence(string what, IntervalSet times) =>
        times.IsEmpty ? [] : [$" {what} ", .. asked.Times.Ranges(times), "."];

    private string WordsOf(Callsign pump, LocalDate date) =>
        asked.Rota.AgeOf(date) is { IsUntrusted: true, Kind: var kind }
            ? kind is Rota.RotaAgeKind.NeverRead ? "not read" : "read too long ago"
            : PumpDay.Of(asked, pump, date).Words;
}
