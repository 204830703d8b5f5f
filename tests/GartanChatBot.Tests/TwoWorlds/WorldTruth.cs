using GartanChatBot.Crewing;
using NodaTime;

namespace GartanChatBot.Tests.TwoWorlds;

/// <summary>
/// What is so in each filled world, quarter-hour by quarter-hour: the rule tried on paper, and Gartan's row. Nothing of it is the bot's own
/// reckoning.
/// </summary>
internal sealed class WorldTruth
{
    private readonly Dictionary<(int World, Instant Start), (StationDay Page, int Slot)> quarters = [];
    private readonly PaperCrew crewing;
    private readonly int worlds;

    public WorldTruth(IReadOnlyList<RotaWorld> filled)
    {
        worlds = filled.Count;
        var page = filled[0].Days[0];
        crewing = new(
            [.. page.Members.Select(member => SkillAliases.Default.NamesOf(member.Skills))],
            [.. page.Appliances.Select(row => CrewingRule.TryParse(row.RuleText, SkillAliases.Default)!)]);
        Members = [.. page.Members.Select(member => member.Name)];
        Clock = filled[0].Station.Clock;

        foreach (var (world, day) in filled.SelectMany((each, index) => each.Days.Select(day => (index, day))))
        {
            for (var slot = 0; slot < day.SlotCount; slot++)
                quarters[(world, Clock.SlotStart(day.Date, slot))] = (day, slot);
        }
    }

    public IReadOnlyList<string> Members { get; }

    public StationClock Clock { get; }

    /// <summary>Starts of the quarter-hours that have a part in the time; the first may lie before it.</summary>
    public static IEnumerable<Instant> QuartersOf(Interval within)
    {
        for (var start = QuarterOf(within.Start); start < within.End; start += StationClock.SlotLength)
            yield return start;
    }

    public static Instant QuarterOf(Instant at) =>
        at - Duration.FromTicks(at.ToUnixTimeTicks() % StationClock.SlotLength.BclCompatibleTicks);

    /// <summary>In each world: on, off or committed; unknown where no world has that time.</summary>
    /// <param name="pump">Its place in the run order.</param>
    /// <param name="at">The moment.</param>
    /// <param name="off">Who is imagined off, and when.</param>
    public IEnumerable<RunPhase> PhasesAt(int pump, Instant at, (string Member, Interval Time)? off = null)
    {
        var start = QuarterOf(at);
        return Enumerable
            .Range(0, worlds)
            .Select(world =>
                quarters.TryGetValue((world, start), out var quarter)
                    ? PhaseOf(
                        quarter.Page, quarter.Slot, pump,
                        off is { } gone && start < gone.Time.End && gone.Time.Start < start + StationClock.SlotLength ? gone.Member : null)
                    : RunPhase.Unknown);
    }

    /// <summary>In every world and every quarter-hour of the time.</summary>
    public bool IsAlways(int pump, Interval within, Func<RunPhase, bool> isSo) =>
        QuartersOf(within).All(start => PhasesAt(pump, start).All(isSo));

    /// <summary>Each world's page of the person in that quarter-hour; none where no world has it.</summary>
    public IEnumerable<(MemberDay Day, int Slot)> PagesOf(string member, Instant at)
    {
        var (start, index) = (QuarterOf(at), IndexOf(member));
        return Enumerable.Range(0, worlds).Where(world => quarters.ContainsKey((world, start))).Select(world => quarters[(world, start)])
            .Select(quarter => (quarter.Page.Members[index], quarter.Slot));
    }

    /// <summary>How many of each requirement, in the order of the rule, each world has for the pump.</summary>
    public IEnumerable<int[]> HaveAt(int pump, Instant at) =>
        PagesAt(at).Select(quarter => crewing.Have(pump, On(quarter.Page, quarter.Slot)));

    /// <summary>Whether the rule is met in every world with those people there as well, or not there.</summary>
    public bool IsMetEverywhere(int pump, Instant at, IEnumerable<string> added, string? without = null) => PagesAt(at).All(quarter =>
        crewing.CanRide(pump, (On(quarter.Page, quarter.Slot) | MaskOf(added)) & ~MaskOf(without is null ? [] : [without])));

    private IEnumerable<(StationDay Page, int Slot)> PagesAt(Instant at) =>
        Enumerable
            .Range(0, worlds)
            .Where(world => quarters.ContainsKey((world, QuarterOf(at))))
            .Select(world => quarters[(world, QuarterOf(at))]);

    private RunPhase PhaseOf(StationDay page, int slot, int pump, string? off)
    {
        var gone = MaskOf(off is null ? [] : [off]);
        var (on, committed) = (On(page, slot), Mask(page, member => member.Committed[slot]) & ~gone);
        var row = page.Appliances[pump];
        var hasVerdict = !(row.OnTheRun | row.OffTheRun).IsEmpty;
        var met = crewing.CanRide(pump, on & ~gone);
        var metWithCommitted = committed != 0 && crewing.CanRide(pump, (on & ~gone) | committed);

        return (hasVerdict && row.OffTheRun[slot], hasVerdict && row.OnTheRun[slot] && (on & gone) == 0) switch
        {
            (true, _) => !met && metWithCommitted ? RunPhase.Committed : RunPhase.Off,
            (_, true) => !met && metWithCommitted ? RunPhase.Committed : RunPhase.On,
            _ => met ? RunPhase.On : metWithCommitted ? RunPhase.Committed : RunPhase.Off,
        };
    }

    private static int On(StationDay page, int slot) => Mask(page, member => member.Available[slot]);

    private static int Mask(StationDay page, Func<MemberDay, bool> isIn)
    {
        var mask = 0;
        for (var index = 0; index < page.Members.Count; index++)
            mask |= isIn(page.Members[index]) ? 1 << index : 0;

        return mask;
    }

    private int IndexOf(string name) => Members.Index().First(member => member.Item == name).Index;

    private int MaskOf(IEnumerable<string> names) => names.Sum(name => 1 << IndexOf(name));
}
