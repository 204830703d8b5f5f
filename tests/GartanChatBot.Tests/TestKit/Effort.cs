namespace GartanChatBot.Tests.TestKit;

/// <summary>On how many examples a property is tried: on fewer where the tests run once for every mutant of the code.</summary>
internal static class Effort
{
    private static readonly int Share = Environment.GetEnvironmentVariable("MutationTesting") == "true" ? 20 : 1;

    public static int Of(int examples) => Math.Max(examples / Share, 1);
}
