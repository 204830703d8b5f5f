using System.Globalization;
using System.Text.Json;
using GartanChatBot.Crewing;
using GartanChatBot.Crewing.Timeline;
using NodaTime;

namespace GartanChatBot.Tests.Crewing;

/// <summary>The reference station K41 from 8 to 22 June 2026, and anything else that the samples describe slot by slot.</summary>
internal static class Fernbrae
{
    public static readonly Callsign Pump = Callsign.Parse("K41P1");

    public static readonly Station Station = new()
    {
        Code = StationCode.Parse("K41"),
        Name = "Fernbrae",
        Zone = DateTimeZoneProviders.Tzdb["Europe/London"],
    };

    public static readonly Instant ReadAt = At("2026-06-09T14:18");

    public static readonly Instant Now = At("2026-06-09T14:20");

    public static readonly CrewingTimeline FernbraeRota = CrewingTimeline.Build(Station, Days());

    public static Instant At(string local) =>
        Station.Clock.InstantOf(NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-ddTHH:mm").Parse(local).Value);

    public static Interval Between(string start, string end) => new(At(start), At(end));

    public static MemberKey Member(string surname) =>
        FernbraeRota.Members.Single(member => member.Name.StartsWith(surname, StringComparison.OrdinalIgnoreCase));

    /// <summary>Seven days as sampled; the eight after them as the last of these, because everybody is available by default.</summary>
    public static List<StationDay> Days()
    {
        var days = Enumerable.Range(8, 7).Select(day => Read($"K41-2026-06-{day:00}.json", away: ["FERN, PL"])).ToList();
        days.AddRange(Enumerable.Range(15, 8).Select(day => days[6] with { Date = new(2026, 6, day) }));
        return days;
    }

    public static StationDay Read(string sample, params string[] away)
    {
        using var json = JsonDocument.Parse(TestKit.Samples.Read(sample));
        var root = json.RootElement;

        return new()
        {
            Station = StationCode.Parse(root.GetProperty("station").GetString()!),
            Date = NodaTime.Text.LocalDatePattern.Iso.Parse(root.GetProperty("date").GetString()!).Value,
            SlotCount = 96,
            ResolutionMinutes = 15,
            Members = [.. root.GetProperty("crew").EnumerateArray().Select(member => MemberOf(member, away))],
            Appliances = [.. root.GetProperty("appliances").EnumerateObject().Select(ApplianceOf)],
            RuleCounts = [],
            ReadAt = ReadAt,
            ContentHash = sample,
        };
    }

    private static MemberDay MemberOf(JsonElement member, string[] away)
    {
        var (name, hours) = (member.GetProperty("name").GetString()!, member.GetProperty("contract").GetString()!.Split(' ', '(', ')'));
        var available = SlotsOf(member.GetProperty("available").GetString()!, '1');

        return new()
        {
            Name = name,
            Role = member.GetProperty("role").GetString()!,
            Skills = [.. member.GetProperty("skills").EnumerateArray().Select(skill => skill.GetString()!)],
            ContractHours = int.Parse(hours[0], CultureInfo.InvariantCulture),
            GartanHours = int.Parse(hours[2], CultureInfo.InvariantCulture),
            Available = available,
            Away = away.Contains(name) ? SlotSet.First(96).Except(available) : SlotSet.Empty,
        };
    }

    private static ApplianceDay ApplianceOf(JsonProperty appliance)
    {
        var available = SlotsOf(appliance.Value.GetProperty("available").GetString()!, '1');
        return new()
        {
            Callsign = Callsign.Parse(appliance.Name),
            RuleText = appliance.Value.GetProperty("rule").GetString(),
            OnTheRun = available,
            OffTheRun = SlotSet.First(96).Except(available),
        };
    }

    private static SlotSet SlotsOf(string text, char wanted) =>
        text.Select((letter, slot) => (letter, slot))
            .Where(cell => cell.letter == wanted)
            .Aggregate(SlotSet.Empty, (set, cell) => set.With(cell.slot));
}
