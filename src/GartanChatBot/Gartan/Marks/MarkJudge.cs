using GartanChatBot.Crewing;

namespace GartanChatBot.Gartan.Marks;

/// <summary>
/// What the marks of a page mean: what the operator pinned, else what the page's own counts say, else what earlier pages taught,
/// else nobody knows. An empty cell with a mark is never on by itself.
/// </summary>
internal sealed class MarkJudge(CrewMarks marks, MarkBook book, SkillAliases aliases)
{
    private readonly List<Look> looks = [Look.Plain];
    private readonly Dictionary<string, int> byWords = new(StringComparer.OrdinalIgnoreCase) { [""] = 0 };
    private readonly List<(MarkedTime Time, int Look)> times = [];
    private bool plainBearsMarks;

    /// <summary>The looks of this page besides the plain one.</summary>
    public IEnumerable<Look> Looks => looks.Skip(1);

    public IReadOnlyList<(MarkedTime Time, int Look)> Times => times;

    public Look this[int look] => looks[look];

    public void Decide(IReadOnlyList<MemberDay> members, IReadOnlyList<RuleCounts> counts)
    {
        Sort();
        if (times.Count == 0)
            return;

        looks[0].Meaning = MarkMeaning.Neutral;
        var rows = new CountRows(members, times, looks.Count, aliases);
        if (rows.Of(counts) is { Count: > 0 } all)
            Believe(Solve(all, HeadCount.In(counts) is not null));

        foreach (var look in Looks.Where(look => look is { Meaning: MarkMeaning.Unknown, IsProven: false }))
            look.Meaning = look.IsHarmless ? MarkMeaning.Neutral : book.MeaningOf(look.Marks);
    }

    private void Sort()
    {
        var page = marks.Count();
        var idle = page.Values.Where(mark => marks.TellsNothing(mark) || book.IsPinned(mark.Text, MarkMeaning.Neutral))
            .Select(mark => mark.Text)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        plainBearsMarks = page.Values.Any(mark => mark.Nature == MarkNature.Unknown && idle.Contains(mark.Text));

        foreach (var time in marks.Marked)
        {
            var borne = time.Own.Concat(time.Row).Select(trait => page[trait.Pattern.With(trait.Numbers)]).Where(mark => !idle.Contains(mark.Text)).ToList();
            times.Add((time, LookOf(borne)));
        }
    }

    private int LookOf(List<PageMark> borne)
    {
        var isHarmless = borne.TrueForAll(mark => mark.Nature == MarkNature.Harmless);
        string[] texts = [.. borne.Where(mark => isHarmless || mark.Nature != MarkNature.Harmless).Select(mark => mark.Text).Order(StringComparer.OrdinalIgnoreCase)];
        var words = string.Join(" + ", texts);
        if (!byWords.TryGetValue(words, out var look))
        {
            byWords[words] = look = looks.Count;
            looks.Add(new Look(texts, isHarmless));
            if (texts.Any(text => book.IsPinned(text, MarkMeaning.PlainlyOff)))
                looks[look].Meaning = MarkMeaning.PlainlyOff;
        }

        return look;
    }

    /// <summary>
    /// Plain cells are on, and marks are read by that. Only where the counts contradict it, harmless ways of writing are told apart,
    /// and then the reverse is tried: that the plain cells are the ones that are off.
    /// </summary>
    private LookState[] Solve(IReadOnlyList<CountRow> rows, bool firstIsHeads)
    {
        var usual = Given(LookState.On, LookState.On);
        var usable = rows.Where((row, place) => (firstIsHeads && place == 0) || IsUsable(row, usual)).ToList();
        var answer = CountPuzzle.Solve(usable, usual);
        if (usable.Count == 0 || IsClean(answer, usable))
            return answer.States;

        foreach (var given in new[] { Given(LookState.On, LookState.Open), Given(LookState.Off, LookState.Open) })
        {
            var other = CountPuzzle.Solve(usable[..1], given);
            if (other.IsWhole && (plainBearsMarks || other.States.AsSpan(1).Contains(LookState.On)))
                return other.States;
        }

        return answer.States;
    }

    /// <summary>A row of a skill whose numbers fit nothing counts something else.</summary>
    private static bool IsUsable(CountRow row, LookState[] given) => CountPuzzle.Solve([row], given) is { Odd: 0 } answer && !answer.States.Contains(LookState.Neither);

    private static bool IsClean(CountAnswer answer, List<CountRow> rows) =>
        !answer.States.Contains(LookState.Neither) && CountPuzzle.AreFew(answer.Odd, rows[0].Count.Count(count => count >= 0));

    private LookState[] Given(LookState plain, LookState harmless) =>
    [
        .. looks.Select((look, place) =>
            place == 0 ? plain
            : look.Meaning == MarkMeaning.PlainlyOff ? LookState.Off
            : look.IsHarmless ? harmless
            : LookState.Open),
    ];

    private void Believe(LookState[] states)
    {
        foreach (var (look, state) in looks.Zip(states).Where(pair => pair.First.Meaning != MarkMeaning.PlainlyOff))
        {
            look.IsProven = state != LookState.Open && !look.IsHarmless;
            look.Meaning = state switch
            {
                LookState.On => MarkMeaning.Neutral,
                LookState.Off => MarkMeaning.Off,
                _ => MarkMeaning.Unknown,
            };
        }
    }
}
