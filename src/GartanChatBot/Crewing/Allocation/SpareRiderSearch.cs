namespace GartanChatBot.Crewing.Allocation;

/// <summary>
/// Crews the earlier appliances so that the best is left for a later one: least shortfall, then most of each requirement in the rule's
/// order. A branch-and-bound search over how many people of each kind every earlier appliance takes. Not for two threads at once.
/// </summary>
internal sealed class SpareRiderSearch
{
    /// <summary>
    /// No rota comes near it; a page that is nonsense must not stop the service. Then the best found so far stands, which is never too
    /// good.
    /// </summary>
    private const int MostSteps = 1_000_000;

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
        // The most skilled come first and are taken last: good answers are found early, which prunes the rest.
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

    /// <summary>People of each kind who are left, after <see cref="Find"/>.</summary>
    public ReadOnlySpan<int> Left => bestLeft;

    /// <summary>The same in each measure, and no more than Gartan counts.</summary>
    public ReadOnlySpan<int> Measured => bestMeasured;

    /// <summary>What the later appliance lacks; <see cref="int.MaxValue"/> when nothing was found.</summary>
    public int Shortfall { get; private set; }

    private int[] Order { get; }

    private bool Finished => (anyWillDo && Shortfall == 0) || (steps > MostSteps && Shortfall < int.MaxValue);

    /// <summary>Somehow, all of the earlier ones and the later one can be crewed at once.</summary>
    public bool CanSpare(ReadOnlySpan<char> people, IReadOnlyList<Demand> earlier, Demand later) =>
        Search(people, earlier, later, mustMeet: later, anyWillDo: true);

    /// <summary>The best that the earlier ones can leave. Where <paramref name="mustMeet"/> is given, only what meets it.</summary>
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

        if (node.MostMissing() == 0)
        {
            Crew(index + 1);
            return;
        }

        var kind = Order[position];
        var measures = measuresOf[kind];
        var most = Math.Min(left[kind], node.MostMissing(measures));

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

    /// <summary>
    /// Something better than the best so far may lie ahead: what is left at most, were the rest taken from the least skilled.
    /// </summary>
    private bool IsPromising(SearchNode node, int position)
    {
        var ahead = node.Ahead(position);
        var heads = node.MostMissing();

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

    /// <summary>The search's notes on one earlier appliance.</summary>
    private sealed class SearchNode(int kinds, int measures)
    {
        private readonly int[] ahead = new int[(kinds + 1) * measures];

        /// <summary>What the appliance still lacks in each measure; negative when it has more than it needs.</summary>
        public int[] Missing { get; } = new int[measures];

        /// <summary>What the earlier appliances after this one will need at least.</summary>
        public int[] NeededAfter { get; } = new int[measures];

        /// <summary>In each measure, the people of this and the following kinds.</summary>
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

        public int MostMissing()
        {
            var most = 0;
            foreach (var missing in Missing)
                most = Math.Max(most, missing);

            return most;
        }

        public int MostMissing(int[] among)
        {
            var most = 0;
            foreach (var measure in among)
                most = Math.Max(most, Missing[measure]);

            return most;
        }
    }
}
