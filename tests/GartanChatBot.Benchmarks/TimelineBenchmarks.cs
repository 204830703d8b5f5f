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

    private readonly Station _station = SampleRota.Fernbrae;
    private readonly List<StationDay> _small = SampleRota.Days(First, count: 16, people: 14, appliances: 1);
    private readonly List<StationDay> _large = SampleRota.Days(First, count: 16, people: 30, appliances: 2);
    private readonly Callsign _callsign = Callsign.Parse("K41P1");
    private CrewingTimeline _timeline = null!;
    private Instant _at;

    [GlobalSetup]
    public void Build()
    {
        _timeline = CrewingTimeline.Build(_station, _small);
        _at = _station.Clock.SlotStart(new(2026, 6, 15), 57);
    }

    [Benchmark(Description = "build a timeline of 16 days x 14 people")]
    public object BuildSmall() => CrewingTimeline.Build(_station, _small);

    [Benchmark(Description = "build a timeline of 16 days x 30 people, two pumps")]
    public object BuildLarge() => CrewingTimeline.Build(_station, _large);

    [Benchmark(Description = "state at an instant")]
    public object StateAtAnInstant() => _timeline.StateAt(_callsign, _at);

    [Benchmark(Description = "crew at an instant")]
    public object CrewAtAnInstant() => _timeline.CrewAt(_at);
}
