using BenchmarkDotNet.Running;

namespace GartanChatBot.Benchmarks;

/// <summary>Runs what the command line names: <c>dotnet run -c Release --project tests/GartanChatBot.Benchmarks -- --filter *</c>.</summary>
internal static class Measurements
{
    private static async Task Main(string[] arguments)
    {
        if (arguments is ["telegram"])
            await TelegramBurst.RunAsync();
        else
            BenchmarkSwitcher.FromAssembly(typeof(Measurements).Assembly).Run(arguments);
    }
}
