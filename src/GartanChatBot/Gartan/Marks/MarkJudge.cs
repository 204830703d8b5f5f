using GartanChatBot.Crewing;

namespace GartanChatBot.Gartan.Marks;

/// <summary>
/// What the marks of a page mean: what the operator pinned, else what the page's own counts say, else what earlier pages taught,
/// else nobody knows. An empty cell with a mark is never on by itself.
/// </summary>
internal sealed class MarkJudge(CrewMarks marks, MarkBook book, SkillAliases aliases)
{
    private readonly List<Look> looks = [Look.Plain()];
    private readonly Dictionary<string, int> byWords = new(StringComparer.OrdinalIgnoreCase) { [""] = 0 };
    private readonly List<(MarkedTime Time, int Look)> times = [];
    private string[] borneByAll = [];

    /// <summary>The looks of this page besides the plain one.</summary>
    public IEnumerable<Look> Looks => looks.Skip(1);

    /// <summary>
    /// What there is to learn from the page: its looks, the plain one where its counts speak against the usual, and what all cells bear
    /// where they speak for it: the next page may have nobody booked off beside whom that tells nothing.
    /// </summary>
    public IEnumerable<Look> Lessons => looks.Append(new Look(borneByAll, isHarmless: false)
    {
        Meaning = MarkMeaning.Neutral,
        IsProven = Plain is { IsProven: true, Meaning: MarkMeaning.Neutral },
    });

    public IReadOnlyList<(MarkedTime Time, int Look)> Times => times;

    /// <summary>This page's own counts said of a look what it means; that plain cells are on goes without saying.</summary>
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
    /// Plain cells are on, and marks are read by that, unless earlier pages taught otherwise. Only where the counts contradict it, harmless
    /// ways of writing are told apart, and then the reverse is tried: that the plain cells are the ones that are off.
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

    /// <summary>Null unless every number of Total Crew, and of each skill that can be right at all, is met to the letter.</summary>
    private static CountAnswer? WholeAnswer(IReadOnlyList<CountRow> rows, bool firstIsHeads, LookState[] given)
    {
        var usable = rows.Where((row, place) => (firstIsHeads && place == 0) || IsUsable(row, given)).ToList();
        return usable.Count > 0 && CountPuzzle.Solve(usable, given) is { IsWhole: true } whole ? whole : null;
    }

    /// <summary>A row of a skill whose numbers fit nothing counts something else.</summary>
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
                .Where(pair => pair.First.Meaning != MarkMeaning.PlainlyOff && !IsTakenForGranted(pair.First, pair.Second)))
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

    /// <summary>That plain cells and harmless ways of writing are on is no word of the counts unless they prove it.</summary>
    private bool IsTakenForGranted(Look look, LookState state) =>
        !Plain.IsProven && look.IsHarmless && (look == Plain || state == LookState.On);
}
