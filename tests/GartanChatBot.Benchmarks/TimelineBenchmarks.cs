using BenchmarkDotNet.Attributes;
using GartanChatBot.Crewing;
using GartanChatBot.Crewing.Timeline;
using NodaTime;

namespace GartanChatBot.Benchmarks;

/// <summary>Building a timeline, which every new page costs, and asking it, which every question costs.</summary>
[MemoryDiagnoser]
public class TimelineBenchmarks
{
    private static readonly LocalDate First = new(2026, 6, 8);

    private readonly Station station = SampleRota.Fernbrae;
    private readonly List<StationDay> small = SampleRota.Days(First, count: 16, people: 14, appliances: 1);
    private readonly List<StationDay> large = SampleRota.Days(First, count: 16, people: 30, appliances: 2);
    private readonly Callsign callsign = Callsign.Parse("K41P1");
    private CrewingTimeline timeline = null!;
    private Instant at;

    [GlobalSetup]
    public void Build()
    {
        timeline = CrewingTimeline.Build(station, small);
        at = station.Clock.SlotStart(new(2026, 6, 15), 57);
    }

    [Benchmark(Description = "build a timeline of 16 days x 14 people")]
    public object BuildSmall() => CrewingTimeline.Build(station, small);

    [Benchmark(Description = "build a timeline of 16 days x 30 people, two pumps")]
    public object BuildLarge() => CrewingTimeline.Build(station, large);

    [Benchmark(Description = "state at an instant")]
    public object StateAtAnInstant() => timeline.StateAt(callsign, at);

    [Benchmark(Description = "crew at an instant")]
    public object CrewAtAnInstant() => timeline.CrewAt(at);
}
