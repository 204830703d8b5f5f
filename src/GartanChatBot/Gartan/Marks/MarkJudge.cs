using GartanChatBot.Crewing;

namespace GartanChatBot.Gartan.Marks;

/// <summary>
/// Decides what a page's marks mean: by the operator's configuration, else the page's own counts, else earlier pages; otherwise they stay
/// unknown. An empty cell with a mark is never on by default.
/// </summary>
internal sealed class MarkJudge(CrewMarks marks, MarkBook book, SkillAliases aliases)
{
    private readonly List<Look> looks = [Look.Plain()];
    private readonly Dictionary<string, int> byWords = new(StringComparer.OrdinalIgnoreCase) { [""] = 0 };
    private readonly List<(MarkedTime Time, int Look)> times = [];
    private string[] borneByAll = [];

    /// <summary>Looks of this page other than the plain one.</summary>
    public IEnumerable<Look> Looks => looks.Skip(1);

    /// <summary>
    /// Looks to learn from this page. Includes the plain look if the counts contradict its usual meaning, and the marks of all cells if the
    /// counts confirm it, because the next page may have nobody booked off to compare with.
    /// </summary>
    public IEnumerable<Look> Lessons => looks.Append(new Look(borneByAll, isHarmless: false)
    {
        Meaning = MarkMeaning.Neutral,
        IsProven = Plain is { IsProven: true, Meaning: MarkMeaning.Neutral },
    });

    public IReadOnlyList<(MarkedTime Time, int Look)> Times => times;

    /// <summary>True if this page's counts determined some look; plain cells meaning on does not count.</summary>
    public bool IsReadByCounts => looks.Exists(look => look.IsProven && (look != Plain || look.Meaning != MarkMeaning.Neutral));

    public Look this[int look] => looks[look];

    private Look Plain => looks[0];

    public void Decide(IReadOnlyList<MemberDay> members, IReadOnlyList<RuleCounts> counts)
    {
        Sort();
        Plain.Meaning = book.MeaningOfPlain;
        if (times.Count == 0 && Plain.Meaning == MarkMeaning.Neutral)
            return;

        var rows = new CountRows(members, times, looks.Count, aliases);
        if (rows.Of(counts) is { Count: > 0 } all)
            Believe(Solve(all, HeadCount.In(counts) is not null));

        foreach (var look in Looks.Where(look => look is { Meaning: MarkMeaning.Unknown, IsProven: false }))
            look.Meaning = book.MeaningOf(look.Marks, look.IsHarmless);
    }

    private void Sort()
    {
        var page = marks.Count();
        var idle = page.Values.Where(mark => marks.TellsNothing(mark) || book.IsPinned(mark.Text, MarkMeaning.Neutral))
            .Select(mark => mark.Text)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        borneByAll =
        [
            .. page.Values.Where(mark => mark.Nature == MarkNature.Unknown && idle.Contains(mark.Text)).Select(mark => mark.Text),
        ];

        foreach (var time in marks.Marked)
        {
            var borne = time
                .Own.Concat(time.Row)
                .Select(trait => page[trait.Pattern.With(trait.Numbers)])
                .Where(mark => !idle.Contains(mark.Text))
                .ToList();
            times.Add((time, LookOf(borne)));
        }
    }

    private int LookOf(List<PageMark> borne)
    {
        var isHarmless = borne.TrueForAll(mark => mark.Nature == MarkNature.Harmless);
        string[] texts =
        [
            .. borne
                .Where(mark => isHarmless || mark.Nature != MarkNature.Harmless)
                .Select(mark => mark.Text)
                .Order(StringComparer.OrdinalIgnoreCase),
        ];
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
    /// Reads marks with plain cells as on, unless earlier pages taught otherwise. Only if the counts contradict that, harmless marks are
    /// distinguished, and then the reverse is tried: plain cells as off.
    /// </summary>
    private LookState[] Solve(IReadOnlyList<CountRow> rows, bool firstIsHeads)
    {
        var usual = Given(LookState.On, LookState.On);
        var usable = rows.Where((row, place) => (firstIsHeads && place == 0) || IsUsable(row, usual)).ToList();
        if (Plain.Meaning != MarkMeaning.Neutral && WholeAnswer(rows, firstIsHeads, Given(LookState.Off, LookState.Open)) is { } asLearnt)
            return Proven(asLearnt);

        var answer = CountPuzzle.Solve(usable, usual);
        if (usable.Count == 0 || IsClean(answer, usable))
            return firstIsHeads && answer.Odd == 0 && rows[0].Looks.Any(people => people.Exists(shown => shown.Look == 0))
                ? Proven(answer)
                : answer.States;

        if (WholeAnswer(rows, firstIsHeads, Given(LookState.On, LookState.Open)) is { } toldApart)
            return Proven(toldApart);

        // The reverse (plain cells are off) is tried only with counts that vary: constant ones may fit it by chance.
        var reverse =
            rows[0].Count.Where(count => count >= 0).Distinct().Count() > 1
                ? WholeAnswer(rows, firstIsHeads, Given(LookState.Off, LookState.Open))
                : null;
        return reverse is not null && (borneByAll.Length > 0 || reverse.States.AsSpan(1).Contains(LookState.On))
            ? Proven(reverse)
            : answer.States;
    }

    private LookState[] Proven(CountAnswer answer)
    {
        Plain.IsProven = true;
        return answer.States;
    }

    /// <summary>Null unless every number of Total Crew, and of each usable skill, matches exactly.</summary>
    private static CountAnswer? WholeAnswer(IReadOnlyList<CountRow> rows, bool firstIsHeads, LookState[] given)
    {
        var usable = rows.Where((row, place) => (firstIsHeads && place == 0) || IsUsable(row, given)).ToList();
        return usable.Count > 0 && CountPuzzle.Solve(usable, given) is { IsWhole: true } whole ? whole : null;
    }

    /// <summary>False for a skill's row whose numbers fit no meaning: it counts something else.</summary>
    private static bool IsUsable(CountRow row, LookState[] given) =>
        CountPuzzle.Solve([row], given) is { Odd: 0 } answer && !answer.States.Contains(LookState.Neither);

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
        foreach (
            var (look, state) in looks
                .Zip(states)
                .Where(pair => pair.First.Meaning != MarkMeaning.PlainlyOff && !IsOnlyAssumed(pair.First, pair.Second)))
        {
            look.IsProven = look == Plain || (state != LookState.Open && (!look.IsHarmless || state == LookState.Off));
            look.Meaning = state switch
            {
                LookState.On => MarkMeaning.Neutral,
                LookState.Off => MarkMeaning.Off,
                _ => MarkMeaning.Unknown,
            };
        }
    }

    /// <summary>True for "on" of plain cells and harmless marks, unless the counts prove it.</summary>
    private bool IsOnlyAssumed(Look look, LookState state) =>
        !Plain.IsProven && look.IsHarmless && (look == Plain || state == LookState.On);
}
