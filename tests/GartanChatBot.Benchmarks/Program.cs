using BenchmarkDotNet.Running;

namespace GartanChatBot.Benchmarks;

/// <summary>Runs what the command line names: <c>dotnet run -c Release --project tests/GartanChatBot.Benchmarks -- --filter *</c>.</summary>
internal static class Measurements
{
    private static void Main(string[] arguments) => BenchmarkSwitcher.FromAssembly(typeof(Measurements).Assembly).Run(arguments);
}
