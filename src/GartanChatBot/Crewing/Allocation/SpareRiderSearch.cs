namespace GartanChatBot.Crewing.Allocation;

/// <summary>
/// Crews the earlier appliances so that the best is left for a later one: least shortfall, then most of each requirement in the rule's
/// order. A branch-and-bound search over the people of each kind that each earlier appliance takes. Not thread-safe.
/// </summary>
internal sealed class SpareRiderSearch
{
    /// <summary>
    /// Limit far above any real rota, so that a nonsensical page can't stop the service. The search then returns its best result so far,
    /// which is never too optimistic.
    /// </summary>
    private const int MaxSteps = 1_000_000;

    private readonly int[][] measuresOf;
    private readonly int[] left;
    private readonly int[] measured;
    private readonly int[] hope;
    private readonly int[] bestLeft;
    private readonly int[] bestMeasured;
    private readonly int[] told;
    private readonly CountLimits limits;
    private readonly List<SearchNode> nodes = [];
    private readonly HashSet<string> visited = new(StringComparer.Ordinal);

    private IReadOnlyList<Demand> earlier = [];
    private Demand? later;
    private Demand? mustMeet;
    private bool anyWillDo;
    private int steps;

    public SpareRiderSearch(LineUp lineUp)
    {
        limits = new(lineUp);
        // The most skilled come first and are taken last: good results are found early and prune the rest.
        measuresOf = new int[lineUp.KindCount][];
        for (var kind = 0; kind < measuresOf.Length; kind++)
            measuresOf[kind] = [.. Enumerable.Range(0, lineUp.MeasureCount).Where(measure => lineUp.Counts(kind, measure))];

        Order = [.. Enumerable.Range(0, lineUp.KindCount).OrderByDescending(kind => measuresOf[kind].Length)];
        left = new int[lineUp.KindCount];
        bestLeft = new int[lineUp.KindCount];
        measured = new int[lineUp.MeasureCount];
        hope = new int[lineUp.MeasureCount];
        bestMeasured = new int[lineUp.MeasureCount];
        told = new int[lineUp.MeasureCount];
    }

    /// <summary>Remaining people of each kind, after <see cref="Find"/>.</summary>
    public ReadOnlySpan<int> Left => bestLeft;

    /// <summary>Remaining people in each measure, limited to Gartan's count.</summary>
    public ReadOnlySpan<int> Measured => bestMeasured;

    /// <summary>Shortfall of the later appliance; <see cref="int.MaxValue"/> if nothing was found.</summary>
    public int Shortfall { get; private set; }

    private int[] Order { get; }

    private bool Finished => (anyWillDo && Shortfall == 0) || (steps > MaxSteps && Shortfall < int.MaxValue);

    /// <summary>True if all earlier appliances and the later one can be crewed at once.</summary>
    public bool CanSpare(ReadOnlySpan<char> people, IReadOnlyList<Demand> earlier, Demand later) =>
        Search(people, earlier, later, mustMeet: later, anyWillDo: true);

    /// <summary>
    /// Finds the best that the earlier appliances can leave; only results that meet <paramref name="mustMeet"/>, if given.
    /// </summary>
    public void Find(ReadOnlySpan<char> people, IReadOnlyList<Demand> earlier, Demand later, Demand? mustMeet = null) =>
        Search(people, earlier, later, mustMeet, anyWillDo: false);

    public void MeasuresOf(ReadOnlySpan<int> people, Span<int> measured)
    {
        measured.Clear();
        for (var kind = 0; kind < people.Length; kind++)
        {
            foreach (var measure in measuresOf[kind])
                measured[measure] += people[kind];
        }
    }

    private bool Search(ReadOnlySpan<char> people, IReadOnlyList<Demand> earlier, Demand later, Demand? mustMeet, bool anyWillDo)
    {
        (this.earlier, this.later, this.mustMeet, this.anyWillDo) = (earlier, later, mustMeet, anyWillDo);
        (steps, Shortfall) = (0, int.MaxValue);
        for (var kind = 0; kind < left.Length; kind++)
            left[kind] = people[kind];

        limits.Set(people, earlier);
        MeasuresOf(left, measured);
        visited.Clear();
        Crew(0);
        return Shortfall == 0;
    }

    private void Crew(int index)
    {
        if (index == earlier.Count)
        {
            Offer();
            return;
        }

        if (index > 0 && !visited.Add(VisitOf(index)))
            return;

        while (nodes.Count <= index)
            nodes.Add(new(left.Length, measured.Length));

        var node = nodes[index];
        node.Begin(earlier, index, left, Order, measuresOf);
        Choose(index, node, 0);
    }

    private void Choose(int index, SearchNode node, int position)
    {
        steps++;
        if (Finished || !IsPromising(node, position))
            return;

        if (node.MaxMissing() == 0)
        {
            Crew(index + 1);
            return;
        }

        var kind = Order[position];
        var measures = measuresOf[kind];
        var most = Math.Min(left[kind], node.MaxMissing(measures));

        for (var taken = 0; ; taken++)
        {
            Choose(index, node, position + 1);
            if (taken == most || Finished)
            {
                Move(kind, measures, node, taken);
                return;
            }

            Move(kind, measures, node, -1);
        }
    }

    private void Move(int kind, int[] measures, SearchNode node, int people)
    {
        left[kind] += people;
        foreach (var measure in measures)
        {
            measured[measure] += people;
            node.Missing[measure] += people;
        }
    }

    /// <summary>True if this branch may beat the best result: computes an upper bound by taking the rest from the least skilled.</summary>
    private bool IsPromising(SearchNode node, int position)
    {
        var ahead = node.Ahead(position);
        var heads = node.MaxMissing();

        for (var measure = 0; measure < measured.Length; measure++)
        {
            var missing = node.Missing[measure];
            if (missing > ahead[measure])
                return false;

            var others = ahead[0] - ahead[measure];
            hope[measure] = measured[measure] - Math.Max(Math.Max(missing, heads - others), 0) - node.NeededAfter[measure];
            if (hope[measure] < 0)
                return false;
        }

        return IsBetter(hope);
    }

    private void Offer()
    {
        if (!IsBetter(measured))
            return;

        var limited = Told(measured);
        Shortfall = later!.Shortfall(limited);
        left.CopyTo(bestLeft, 0);
        limited.CopyTo(bestMeasured);
    }

    private bool IsBetter(ReadOnlySpan<int> left)
    {
        var limited = Told(left);
        if (mustMeet is not null && !mustMeet.IsMetBy(limited))
            return false;

        var shortfall = later!.Shortfall(limited);
        if (shortfall != Shortfall)
            return shortfall < Shortfall;

        foreach (var item in later.Requirements)
        {
            if (limited[item.Measure] != bestMeasured[item.Measure])
                return limited[item.Measure] > bestMeasured[item.Measure];
        }

        return false;
    }

    private ReadOnlySpan<int> Told(ReadOnlySpan<int> measured)
    {
        if (!limits.Apply)
            return measured;

        for (var measure = 0; measure < told.Length; measure++)
            told[measure] = Math.Min(measured[measure], limits[measure]);

        return told;
    }

    private string VisitOf(int index) => string.Create(left.Length + 1, (index, left), static (text, visit) =>
    {
        text[0] = (char)visit.index;
        for (var kind = 0; kind < visit.left.Length; kind++)
            text[kind + 1] = (char)visit.left[kind];
    });

    /// <summary>Search state of one earlier appliance.</summary>
    private sealed class SearchNode(int kinds, int measures)
    {
        private readonly int[] ahead = new int[(kinds + 1) * measures];

        /// <summary>Remaining need in each measure; negative for a surplus.</summary>
        public int[] Missing { get; } = new int[measures];

        /// <summary>Minimum need of the earlier appliances after this one.</summary>
        public int[] NeededAfter { get; } = new int[measures];

        /// <summary>People of this and the following kinds in each measure.</summary>
        public ReadOnlySpan<int> Ahead(int position) => ahead.AsSpan(position * measures, measures);

        public void Begin(IReadOnlyList<Demand> earlier, int index, int[] left, int[] order, int[][] measuresOf)
        {
            Array.Clear(Missing);
            foreach (var item in earlier[index].Items)
                Missing[item.Measure] = Math.Max(Missing[item.Measure], item.Requirement.Need);

            Array.Clear(NeededAfter);
            for (var after = index + 1; after < earlier.Count; after++)
            {
                foreach (var item in earlier[after].Items)
                    NeededAfter[item.Measure] += item.Requirement.Need;
            }

            for (var position = kinds - 1; position >= 0; position--)
            {
                var here = ahead.AsSpan(position * measures, measures);
                Ahead(position + 1).CopyTo(here);
                foreach (var measure in measuresOf[order[position]])
                    here[measure] += left[order[position]];
            }
        }

        public int MaxMissing()
        {
            var most = 0;
            foreach (var missing in Missing)
                most = Math.Max(most, missing);

            return most;
        }

        public int MaxMissing(int[] among)
        {
            var most = 0;
            foreach (var measure in among)
                most = Math.Max(most, Missing[measure]);

            return most;
        }
    }
}
