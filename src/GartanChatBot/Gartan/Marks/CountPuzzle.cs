namespace GartanChatBot.Gartan.Marks;

/// <summary>Whether empty cells that look alike are on or off.</summary>
internal enum LookState
{
    /// <summary>The counts leave it open.</summary>
    Open,
    On,
    Off,

    /// <summary>The counts agree with neither.</summary>
    Neither,
}

/// <summary>One row of the rules beside what the crew's rows show to those whom it counts, quarter by quarter.</summary>
/// <param name="Count">Gartan's number; below 0 where there is none.</param>
/// <param name="Committed">People out at an incident; whether Gartan counts them is not known.</param>
/// <param name="Looks">How many people show a look, for each look that anybody shows.</param>
internal sealed record CountRow(IReadOnlyList<int> Count, int[] Committed, List<(int Look, int People)>[] Looks);

/// <summary>What the counts say of each look, and in how many quarter-hours they can't be right whatever the looks mean.</summary>
internal sealed record CountAnswer(LookState[] States, int Odd)
{
    public bool IsWhole => Odd == 0 && !States.AsSpan().ContainsAny(LookState.Neither, LookState.Open);
}

/// <summary>
/// Reads looks by the counts: a quarter-hour in which all of some look must be on, or none may be, settles that look for the page;
/// then the others follow. A look that would have to be both is neither.
/// </summary>
internal static class CountPuzzle
{
    /// <summary>Quarter-hours in which a page may differ from its counts for reasons of its own, such as a visitor.</summary>
    private const int Few = 4;

    public static bool AreFew(int odd, int all) => odd <= Few && odd * 10 <= all;

    /// <param name="given">What is taken for granted; open where the counts are to say.</param>
    public static CountAnswer Solve(IReadOnlyList<CountRow> rows, LookState[] given)
    {
        var start = (LookState[])given.Clone();
        while (true)
        {
            var states = (LookState[])start.Clone();
            if (Settle(rows, given, states) is not { } clash)
                return Answer(rows, given, states);

            foreach (var (look, _) in clash)
            {
                if (given[look] == LookState.Open)
                    start[look] = LookState.Neither;
            }
        }
    }

    /// <summary>The looks of a quarter-hour in which what other quarter-hours settled can't be right; null when there is none.</summary>
    private static List<(int Look, int People)>? Settle(IReadOnlyList<CountRow> rows, LookState[] given, LookState[] states)
    {
        var again = true;
        while (again)
        {
            again = false;
            foreach (var row in rows)
            {
                for (var slot = 0; slot < row.Count.Count; slot++)
                {
                    var (fits, derived) = Step(row, slot, given, states, ref again);
                    if (!fits && derived)
                        return row.Looks[slot];
                }
            }
        }

        return null;
    }

    private static (bool Fits, bool Derived) Step(CountRow row, int slot, LookState[] given, LookState[] states, ref bool again)
    {
        var count = row.Count[slot];
        if (count < 0)
            return (true, false);

        var (least, most, derived) = Bounds(row, slot, given, states);
        if (count < least || count > most)
            return (false, derived);

        foreach (var (look, people) in row.Looks[slot])
        {
            if (states[look] != LookState.Open || (least + people <= count && most - people >= count))
                continue;

            // The bounds are those before this look; the next round sees it.
            states[look] = least + people > count ? LookState.Off : LookState.On;
            again = true;
            break;
        }

        return (true, derived);
    }

    private static (int Least, int Most, bool Derived) Bounds(CountRow row, int slot, LookState[] given, LookState[] states)
    {
        var (least, most, derived) = (0, row.Committed[slot], false);
        foreach (var (look, people) in row.Looks[slot])
        {
            least += states[look] == LookState.On ? people : 0;
            most += states[look] == LookState.Off ? 0 : people;
            derived |= states[look] is LookState.On or LookState.Off && given[look] == LookState.Open;
        }

        return (least, most, derived);
    }

    /// <summary>A look is believed only when it stands in few quarter-hours that fit nothing, beside those that fit.</summary>
    private static CountAnswer Answer(IReadOnlyList<CountRow> rows, LookState[] given, LookState[] states)
    {
        var odd = 0;
        var (oddOf, allOf) = (new int[states.Length], new int[states.Length]);
        foreach (var row in rows)
        {
            for (var slot = 0; slot < row.Count.Count; slot++)
            {
                if (row.Count[slot] < 0)
                    continue;

                var (least, most, _) = Bounds(row, slot, given, states);
                var isOdd = row.Count[slot] < least || row.Count[slot] > most;
                odd += isOdd ? 1 : 0;
                foreach (var (look, _) in row.Looks[slot])
                {
                    oddOf[look] += isOdd ? 1 : 0;
                    allOf[look]++;
                }
            }
        }

        for (var look = 0; look < states.Length; look++)
        {
            if (given[look] == LookState.Open && !AreFew(oddOf[look], allOf[look]))
                states[look] = LookState.Neither;
        }

        return new(states, odd);
    }
}
