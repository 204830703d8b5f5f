using BenchmarkDotNet.Running;
using GartanChatBot.Benchmarks.Aims;

namespace GartanChatBot.Benchmarks;

/// <summary>
/// <c>dotnet run -c Release --project tests/GartanChatBot.Benchmarks -- aims</c> measures every aim and holds it to the last accepted
/// figures (<c>aims --accept</c> takes the new ones); anything else goes to BenchmarkDotNet: <c>-- --filter *</c>.
/// </summary>
internal static class Measurements
{
    private static async Task<int> Main(string[] arguments)
    {
        switch (arguments)
        {
            case ["aims", .. var options]:
                return await AimsRun.RunAsync(options);
            case ["telegram"]:
                await TelegramBurst.RunAsync();
                return 0;
            case ["child", var name, .. var rest]:
                return await Children.RunAsync(name, rest);
            default:
                BenchmarkSwitcher.FromAssembly(typeof(Measurements).Assembly).Run(arguments);
                return 0;
        }
    }
}
