using GartanChatBot.Crewing;
using GartanChatBot.Crewing.Timeline;
using NodaTime;

namespace GartanChatBot.Tests.TwoWorlds;

/// <summary>
/// One station as the bot has read it, with days and hours hidden, and three ways in which what is hidden may really be: everybody on,
/// everybody off, anything. What was read is the same in all four.
/// </summary>
/// <param name="Hidden">The pages that the bot has; a day may be missing, or have been read long ago.</param>
/// <param name="Filled">The same station with nothing hidden, each under a code of its own.</param>
/// <param name="What">What was hidden, for whoever looks at a counter-example.</param>
internal sealed record HiddenRota(RotaWorld Hidden, IReadOnlyList<RotaWorld> Filled, string What)
{
    /// <summary>Longer ago than any day may be read.</summary>
    private static readonly Duration LongAgo = Duration.FromDays(3);

    /// <summary>People whose page can't be read make the state unknown where they matter.</summary>
    private const bool PeopleAreUnknown = true;

    private static readonly string[] Names = ["ALDER, T", "BIRCH, R", "CEDAR, M", "DOGWOOD, E", "ELM, S", "FERN, P", "GORSE, D"];

    private static readonly string[] Rules =
    [
        "Default - Total Crew: 3, MGR x 1, LGV x 1, BA x 2",
        "Total Crew: 2, LGV x 1",
        "Total Crew: 4, MGR x 1, LGV x 1, BA x 2",
        "Total Crew: 2",
    ];

    public IEnumerable<RotaWorld> Worlds => [Hidden, .. Filled];

    /// <summary>The filled worlds, quarter-hour by quarter-hour.</summary>
    public WorldTruth Truth => field ??= new(Filled);

    /// <summary>How many days from today on are read of the stations in a place.</summary>
    public static int DaysAheadOf(int place) => 4 + place % 4;

    /// <summary>The same for the same number, place and moment.</summary>
    /// <param name="seed">Draws everything.</param>
    /// <param name="place">Which stations of the bot it is of; its codes end with it.</param>
    /// <param name="now">The days around it are drawn.</param>
    public static HiddenRota Of(int seed, int place, Instant now)
    {
        var random = new Random(seed);
        var (truth, hidden) = (new Drawing(random, now).Days(DaysAheadOf(place)), new List<string>());
        var read = truth.ToList();
        var (on, off, any) = (truth.ToList(), truth.ToList(), truth.ToList());

        foreach (var index in Enumerable.Range(0, truth.Count).Where(_ => random.Next(4) == 0).DefaultIfEmpty(random.Next(truth.Count - 1)))
        {
            var day = truth[index];
            var hours = random.Next(2) == 0 ? SlotSet.First(day.SlotCount) : Hours(random, day.SlotCount);
            var kind = hours.Count == day.SlotCount ? random.Next(2) : random.Next(2, PeopleAreUnknown ? 5 : 3);

            // What was read of yesterday is history, however long ago.
            if (kind == 1 && index == 0)
                kind = 0;

            var one = random.Next(day.Members.Count);
            (on[index], off[index], any[index]) = (
                Fill(day, hours, kind, one, isOn: true), Fill(day, hours, kind, one, isOn: false), AtHome(day, hours, kind, one));
            read[index] = kind switch
            {
                0 => day with { SlotCount = 0 },
                1 => (random.Next(2) == 0 ? on[index] : off[index]) with { ReadAt = now - LongAgo },
                _ => Blur(day, hours, kind, one),
            };
            hidden.Add($"{day.Date:uuuu-MM-dd} {(Hiding)kind} {hours.Runs().First()}");
        }

        return new(
            World("H", read.Where(day => day.SlotCount > 0)),
            [World("A", on), World("B", off), World("C", any)],
            $"seed {seed}: {string.Join("; ", hidden)}");

        RotaWorld World(string letter, IEnumerable<StationDay> days) => RotaWorld.Of(CodeOf(letter, place), Drawing.Zone, days);
    }

    public static StationCode CodeOf(string letter, int place) => StationCode.Parse($"{letter}{place}");

    private enum Hiding
    {
        Unread,
        TooOld,
        RowUnreadable,
        EverybodyUnreadable,
        OneUnreadable,
    }

    private static SlotSet Hours(Random random, int slots)
    {
        var start = random.Next(slots - 4);
        return SlotRuns.Between(start, random.Next(start + 1, Math.Min(slots, start + 40) + 1));
    }

    /// <summary>As it may really be where it can't be read.</summary>
    private static StationDay Fill(StationDay day, SlotSet hours, int kind, int one, bool isOn) => day with
    {
        Members = HidesRow(kind) ? day.Members : [.. day.Members.Select((member, index) => Stays(kind, index, one) ? member : member with
        {
            Available = isOn ? member.Available | hours : member.Available.Except(hours),
            Committed = member.Committed.Except(hours),
            Away = member.Away.Except(hours),
        })],
        Appliances = HidesCells(kind) ? day.Appliances : [.. day.Appliances.Select(row => HasVerdicts(row) ? row with
        {
            OnTheRun = isOn ? row.OnTheRun | hours : row.OnTheRun.Except(hours),
            OffTheRun = isOn ? row.OffTheRun.Except(hours) : row.OffTheRun | hours,
        } : row)],
    };

    /// <summary>
    /// A call hides in no cell that can't be read: the appliance's row says off meanwhile, and with nobody's cell to say why, off is what
    /// Gartan says.
    /// </summary>
    private static StationDay AtHome(StationDay day, SlotSet hours, int kind, int one) => !HidesCells(kind) ? day : day with
    {
        Members = [.. day.Members.Select((member, index) => Stays(kind, index, one) ? member : member with
        {
            Available = member.Available | (member.Committed & hours),
            Committed = member.Committed.Except(hours),
        })],
    };

    private static bool HidesRow(int kind) => kind is (int)Hiding.RowUnreadable;

    private static bool HidesCells(int kind) => kind is (int)Hiding.EverybodyUnreadable or (int)Hiding.OneUnreadable;

    private static bool Stays(int kind, int index, int one) => kind is (int)Hiding.OneUnreadable && index != one;

    private static StationDay Blur(StationDay day, SlotSet hours, int kind, int one) => day with
    {
        Members = HidesRow(kind) ? day.Members : [.. day.Members.Select((member, index) => Stays(kind, index, one) ? member : member with
        {
            Available = member.Available.Except(hours),
            Committed = member.Committed.Except(hours),
            Away = member.Away.Except(hours),
            Unreadable = hours,
        })],
        Appliances = !HidesRow(kind) ? day.Appliances : [.. day.Appliances.Select(row => HasVerdicts(row) ? row with
        {
            OnTheRun = row.OnTheRun.Except(hours),
            OffTheRun = row.OffTheRun.Except(hours),
            OddWords = ["Unclear"],
        } : row)],
    };

    private static bool HasVerdicts(ApplianceDay row) => !(row.OnTheRun | row.OffTheRun).IsEmpty;

    /// <summary>A rota that is mostly all right, so that good news is there to be hidden.</summary>
    private sealed class Drawing(Random random, Instant now)
    {
        public static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Europe/London"];

        private static readonly StationCode Code = StationCode.Parse("X");

        private readonly StationClock clock = new(Zone);
        private readonly string[] rules = [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => Rules[random.Next(Rules.Length)])];
        private readonly bool hasVerdicts = random.Next(2) == 0;

        public List<StationDay> Days(int ahead)
        {
            var today = clock.DateOf(now);
            var skills = Names.Select(_ => (string[])[.. new[] { "IC", "ERD", "BA" }.Where(_ => random.Next(3) > 0)]).ToArray();
            var people = random.Next(4, Names.Length + 1);
            var days = Enumerable.Range(-1, ahead + 1).Select(offset => Day(today.PlusDays(offset), people, skills)).ToList();
            if (!hasVerdicts)
                return days;

            var timeline = CrewingTimeline.Build(RotaWorld.StationOf(Code, Zone), days);
            return days.ConvertAll(day => day with { Appliances = [.. day.Appliances.Select(row => Judged(timeline, day, row))] });
        }

        private StationDay Day(LocalDate date, int people, string[][] skills)
        {
            var slots = clock.SlotCount(date);
            return new()
            {
                Station = Code,
                Date = date,
                SlotCount = slots,
                ResolutionMinutes = 15,
                Members = [.. Names.Take(people).Select((name, index) => Member(name, skills[index], slots))],
                Appliances =
                [
                    .. rules.Select((rule, index) => new ApplianceDay { Callsign = Callsign.Parse($"XP{index + 1}"), RuleText = rule }),
                ],
                RuleCounts = [],
                ReadAt = now - Duration.FromMinutes(2),
                ContentHash = "",
            };
        }

        private MemberDay Member(string name, string[] skills, int slots)
        {
            var on = random.Next(6) == 0 ? SlotSet.Empty : SlotSet.First(slots);
            var (gone, away) = (
                random.Next(3) == 0 ? Hours(random, slots) : SlotSet.Empty, random.Next(8) == 0 ? Hours(random, slots) : SlotSet.Empty);
            return new()
            {
                Name = name,
                Role = "FFC",
                Skills = skills,
                ContractHours = 60,
                Available = on.Except(gone).Except(away),
                Away = away,
                Committed = random.Next(20) == 0 ? gone.Except(away) : SlotSet.Empty,
            };
        }

        /// <summary>Gartan's row says what the rule does, as it mostly does.</summary>
        private ApplianceDay Judged(CrewingTimeline timeline, StationDay day, ApplianceDay row)
        {
            var on = Enumerable.Range(0, day.SlotCount)
                .Where(slot => timeline.StateAt(row.Callsign, clock.SlotStart(day.Date, slot)).Phase is RunPhase.On)
                .Aggregate(SlotSet.Empty, (set, slot) => set.With(slot));
            return row with { OnTheRun = on, OffTheRun = SlotSet.First(day.SlotCount).Except(on) };
        }
    }
}

/// <summary>A station and its pages under one code.</summary>
internal sealed record RotaWorld(Station Station, IReadOnlyList<StationDay> Days)
{
    public static RotaWorld Of(StationCode code, DateTimeZone zone, IEnumerable<StationDay> days) =>
        new(
            StationOf(code, zone),
            [
                .. days.Select(day =>
                    day with
                    {
                        Station = code,
                        ContentHash = "1",
                        Appliances =
                        [
                            .. day.Appliances.Select(row => row with { Callsign = Callsign.Parse($"{code}{row.Callsign.Value[1..]}") }),
                        ],
                    }),
            ]);

    public static Station StationOf(StationCode code, DateTimeZone zone) => new()
    {
        Code = code,
        Name = "Fernbrae",
        Zone = zone,
        Appliances = [new(Callsign.Parse($"{code}P1"))],
    };
}
