using NodaTime;

namespace GartanSimulator;

/// <summary>The code of every cell: edits first, else generated from the seed. May be edited concurrently while the site runs.</summary>
public sealed class SimulatedRota
{
    private const string Off = "O";

    private readonly Lock gate = new();
    private readonly Dictionary<string, List<SimulatedMember>> members;
    // Grouped by member, because every cell of every page looks up its latest edit.
    private readonly Dictionary<(string Station, string Member), List<SimulatedBooking>> bookings = [];
    private readonly List<SimulatedVerdict> verdicts = [];
    private readonly ChangingRota? lively;
    private long version;

    internal SimulatedRota(IReadOnlyList<SimulatedStation> stations, ChangingRota? lively)
    {
        this.lively = lively;
        members = stations.ToDictionary(station => station.Code, station => station.Members.ToList(), StringComparer.Ordinal);
    }

    /// <summary>Increases with every edit.</summary>
    internal long Version => Interlocked.Read(ref version);

    /// <summary>Books a member off with a code; the latest edit of a cell wins.</summary>
    public void Book(string station, string member, LocalDateTime from, LocalDateTime to, string code = Off)
    {
        lock (gate)
        {
            if (!members[station].Exists(one => one.Name == member))
                throw new ArgumentException($"{member} is not on the grid of {station}.", nameof(member));

            if (!bookings.TryGetValue((station, member), out var theirs))
                bookings[(station, member)] = theirs = [];

            theirs.Add(new(from, to, code));
            version++;
        }
    }

    public void BookOn(string station, string member, LocalDateTime from, LocalDateTime to) => Book(station, member, from, to, "");

    /// <summary>Sets an appliance's row independent of its crewing, such as "Unavailable" for a defect.</summary>
    public void Say(string callSign, LocalDateTime from, LocalDateTime to, string word)
    {
        lock (gate)
        {
            verdicts.Add(new(callSign, from, to, word));
            version++;
        }
    }

    /// <summary>Removes a member who leaves the station from every page.</summary>
    public void Leave(string station, string member)
    {
        lock (gate)
        {
            members[station].RemoveAll(one => one.Name == member);
            version++;
        }
    }

    public void Join(string station, SimulatedMember member)
    {
        lock (gate)
        {
            members[station].Add(member);
            version++;
        }
    }

    internal IReadOnlyList<SimulatedMember> MembersOf(string station)
    {
        lock (gate)
            return [.. members[station]];
    }

    /// <summary>The code of a quarter-hour, empty for available.</summary>
    internal string CodeAt(string station, SimulatedMember member, LocalDateTime time)
    {
        lock (gate)
        {
            var edit = bookings.GetValueOrDefault((station, member.Name))?.FindLast(one => one.Covers(time));
            return edit?.Code ?? lively?.CodeAt(station, member, time) ?? "";
        }
    }

    internal string? WordFor(string callSign, LocalDateTime time)
    {
        lock (gate)
            return verdicts.FindLast(one => one.CallSign == callSign && one.Covers(time))?.Word;
    }
}
