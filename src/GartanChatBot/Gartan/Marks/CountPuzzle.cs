namespace GartanChatBot.Gartan.Marks;

/// <summary>State of empty cells of one look.</summary>
internal enum LookState
{
    /// <summary>The counts allow both.</summary>
    Open,
    On,
    Off,

    /// <summary>The counts contradict both.</summary>
    Neither,
}

/// <summary>A row of counts, with the looks of the people whom it counts, per quarter-hour.</summary>
/// <param name="Count">Gartan's number; negative if there is none.</param>
/// <param name="Committed">People out at an incident, whom Gartan may or may not count.</param>
/// <param name="Looks">Number of people with each look that occurs.</param>
internal sealed record CountRow(IReadOnlyList<int> Count, int[] Committed, List<(int Look, int People)>[] Looks);

/// <summary>The state of each look by the counts, and the number of quarter-hours whose counts fit no meaning of the looks.</summary>
internal sealed record CountAnswer(LookState[] States, int Odd)
{
    public bool IsWhole => Odd == 0 && !States.AsSpan().ContainsAny(LookState.Neither, LookState.Open);
}

/// <summary>
/// Infers looks from the counts: a quarter-hour in which all cells of some look must be on, or none can be, determines that look for the
/// page; other looks follow from it. A look that would have to be both gets <see cref="LookState.Neither"/>.
/// </summary>
internal static class CountPuzzle
{
    /// <summary>Quarter-hours that may differ from the counts for other reasons, such as a visitor.</summary>
    private const int Few = 4;

    public static bool AreFew(int odd, int all) => odd <= Few && odd * 10 <= all;

    /// <param name="given">Known states; open for the looks to infer.</param>
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

    /// <summary>Propagates determined looks. Returns the looks of a quarter-hour that contradicts them; null if there is none.</summary>
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

            // These bounds are from before this look was set; the next pass updates them.
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

    /// <summary>Accepts a look only if few of its quarter-hours contradict the counts, compared to those that agree.</summary>
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
