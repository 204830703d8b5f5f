using GartanChatBot.Crewing;
using GartanChatBot.Tests.Crewing;
using GartanChatBot.Tests.Crewing.Timeline;
using NodaTime;

namespace GartanChatBot.Tests.Journeys;

/// <summary>
/// The answers of the API to a rota, found by looking at one quarter-hour after the other, in lines that can be compared.
/// </summary>
internal sealed class RotaOracle
{
    private readonly RandomRota rota;
    private readonly NaiveTimeline naive;
    private readonly Dictionary<MemberKey, bool[]> available = [];
    private readonly Dictionary<Callsign, NaiveTimeline.Judgement[]> judgements = [];

    public RotaOracle(RandomRota rota)
    {
        this.rota = rota;
        naive = new NaiveTimeline(rota);
        foreach (var key in naive.Slots.SelectMany(slot => naive.PeopleOn(slot.Page)).Select(person => person.Key).Distinct())
            available[key] = [.. naive.Slots.Select(slot => naive.IsAvailable(slot, key))];
        foreach (var callsign in naive.Appliances)
            judgements[callsign] = [.. naive.Slots.Select(slot => naive.Judge(callsign, slot))];
    }

    public IReadOnlyList<NaiveTimeline.Slot> Slots => naive.Slots;

    public IReadOnlyList<Callsign> Appliances => naive.Appliances;

    public IReadOnlyList<MemberKey> MembersAt(int slot) => naive.PeopleOn(Slots[slot].Page).ConvertAll(person => person.Key);

    /// <summary>Pages name the appliances in the order in which they come; a question looks at the pages from the day before on.</summary>
    public bool SeesAllInOrder(LocalDate asked)
    {
        var seen = new NaiveTimeline(rota with { Days = rota.Days.FindAll(day => day.Date >= asked.PlusDays(-1)) }).Appliances;
        return seen.SequenceEqual(naive.Appliances.Where(seen.Contains));
    }

    public IEnumerable<string> CrewAt(int slot) =>
        naive
            .PeopleOn(Slots[slot].Page)
            .Select(person =>
            {
                var on = available[person.Key];
                var until = ChangeAfter(slot, later => on[later] == on[slot]);
                var next = on[slot] && until is { } off ? ChangeAfter(off, later => !on[later]) : until;
                var committed = naive.IsCommitted(Slots[slot], person.Key);
                bool? said = person.Day.Unreadable[Slots[slot].Index] ? null : on[slot];
                return Line(
                    person.Key, person.Day.Role, string.Join(' ', person.Day.Skills.Order(StringComparer.Ordinal)), said, committed,
                    StartOf(until), StartOf(next), person.Day.ContractHours);
            });

    public string ApplianceAt(Callsign callsign, int slot)
    {
        var all = judgements[callsign];
        var now = all[slot];
        var until = ChangeAfter(slot, later => all[later].Phase == now.Phase);
        var then = until is { } change
            ? $"{Word(all[change].Level)} {StartOf(ChangeAfter(change, later => all[later].Phase == all[change].Phase))}"
            : "";
        var rule = naive.RuleOf(callsign, Slots[slot].Page);
        var counts = rule?.Requirements.Select((item, index) => $"{item.Name} {now.Have[index]}/{item.Need}") ?? [];
        return Line(
            Word(now.Level), StartOf(until), then, now.Gartan is GartanVerdict.None ? "" : Word(now.Gartan), rule is null ? null : now.Met,
            now.Mismatch, string.Join(' ', counts), string.Join(' ', now.Unmet), string.Join(' ', now.DependsOn));
    }

    public Instant? UntilOf(Callsign callsign, int slot) =>
        ChangeAfter(slot, later => judgements[callsign][later].Phase == judgements[callsign][slot].Phase) is { } change
            ? Slots[change].Start
            : null;

    public IEnumerable<string> Gaps(Callsign callsign, Interval within)
    {
        var open = new List<int>();
        foreach (
            var slot in Enumerable
                .Range(0, Slots.Count)
                .Where(slot => Slots[slot].Start < within.End && NaiveTimeline.EndOf(Slots[slot]) > within.Start))
        {
            if (judgements[callsign][slot].Level is CrewingLevel.Off)
            {
                if (open.Count > 0 && !Touches(open[^1]))
                    yield return Close();
                open.Add(slot);
            }
            else if (open.Count > 0)
            {
                yield return Close();
            }
        }

        if (open.Count > 0)
            yield return Close();

        string Close()
        {
            var (start, end) = (
                Instant.Max(Slots[open[0]].Start, within.Start), Instant.Min(NaiveTimeline.EndOf(Slots[open[^1]]), within.End));
            var byGartan = open.Exists(slot => judgements[callsign][slot].Gartan is GartanVerdict.Unavailable);
            var byRule = open.Exists(slot =>
                naive.RuleOf(callsign, Slots[slot].Page) is not null && judgements[callsign][slot].Met is false);
            var unmet = open.SelectMany(slot => judgements[callsign][slot].Unmet).Distinct().Order(StringComparer.Ordinal);
            var line = Line(
                Text(start),
                Text(end),
                (int)(end - start).TotalMinutes,
                string.Join(' ', unmet),
                !byGartan ? "rule"
                    : byRule ? "both"
                    : "gartan");
            open.Clear();
            return line;
        }
    }

    public string Hours(MemberKey member, LocalDate monday, Instant at)
    {
        var (start, end) = (
            rota.Station.Zone.AtStartOfDay(monday).ToInstant(), rota.Station.Zone.AtStartOfDay(monday.PlusDays(7)).ToInstant());
        var week = naive.Slots.FindAll(slot => start <= slot.Start && slot.Start < end);
        var on = week.FindAll(slot => naive.IsAvailable(slot, member) || naive.IsCommitted(slot, member));
        // The page that was read last knows best.
        var page = week.Select(slot => slot.Page)
            .Distinct()
            .Where(page => naive.PeopleOn(page).Exists(person => person.Key == member))
            .OrderBy(page => page.ReadAt)
            .ThenBy(page => page.Date)
            .Select(page => naive.PeopleOn(page).Single(person => person.Key == member).Day)
            .LastOrDefault();
        var minutes = (int)(end - start).TotalMinutes;
        var before = on.Sum(slot => Math.Clamp((at - slot.Start).TotalMinutes, 0, 15));
        var unreadable = week.Count(slot =>
            naive.PeopleOn(slot.Page).Exists(person => person.Key == member && person.Day.Unreadable[slot.Index]));
        var (unread, least) = (minutes - 15 * (week.Count - unreadable), 15 * on.Count - page?.ContractHours * 60);
        return Line(
            page?.ContractHours * 60, (int)before, 15 * on.Count - (int)before, 15 * on.Count, unread > 0 ? null : least, least,
            least + unread, page?.GartanHours * 60, unread, minutes);
    }

    /// <summary>What a line says of nothing is the same as of null.</summary>
    public static string Line(params object?[] parts) => string.Join(" | ", parts.Select(part => part?.ToString() ?? ""));

    public string Text(Instant instant) =>
        rota
            .Station.Clock.WithOffset(instant)
            .ToDateTimeOffset()
            .ToString("yyyy-MM-dd'T'HH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture);

    private string? StartOf(int? slot) => slot is { } index ? Text(Slots[index].Start) : null;

    /// <summary>The first slot after an unbroken walk for which the condition no longer holds; null where the reading ends first.</summary>
    private int? ChangeAfter(int slot, Func<int, bool> goesOn)
    {
        var at = slot;
        while (Touches(at) && goesOn(at + 1))
            at++;

        return Touches(at) ? at + 1 : null;
    }

    private bool Touches(int slot) => slot + 1 < Slots.Count && Slots[slot + 1].Start == NaiveTimeline.EndOf(Slots[slot]);

    private static string Word<T>(T word)
        where T : struct, Enum => word.ToString().ToLowerInvariant();
}
