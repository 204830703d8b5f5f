using GartanChatBot.Tests.Alerts.Oracle;
using GartanChatBot.Tests.Storage;
using Xunit.Runner.InProc.SystemConsole;

namespace GartanChatBot.Tests.TestKit;

/// <summary>
/// The test program. Started with a verb of its own it is a process to be killed: looking for that among three thousand tests would take
/// longer than such a process lives.
/// </summary>
internal static class EntryPoint
{
    public static async Task<int> Main(string[] arguments) => arguments switch
    {
        [LifeOfABot.Verb] => await LifeOfABot.GoOnUntilKilledAsync(),
        [KilledProcessTests.Verb, var path] => KilledProcessTests.WriteUntilKilled(path),
        _ => await ConsoleRunner.Run(arguments),
    };
}
