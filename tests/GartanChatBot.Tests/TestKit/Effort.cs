using System.Globalization;

namespace GartanChatBot.Tests.TestKit;

/// <summary>On how many examples a property is tried: on fewer where the tests run once for every mutant of the code.</summary>
internal static class Effort
{
    private static readonly int Share = Environment.GetEnvironmentVariable("MutationTesting") == "true" ? 20 : 1;

    public static int Of(int examples) => Math.Max(examples / Share, 1);

    /// <summary>As many as the environment asks for, for a proof by hand; the usual number without it.</summary>
    public static int Asked(string variable, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var asked) ? asked : usual;
}
