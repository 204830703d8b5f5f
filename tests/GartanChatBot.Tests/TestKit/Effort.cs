using System.Globalization;

namespace GartanChatBot.Tests.TestKit;

/// <summary>
/// On how many examples a property is tried. All of them where GARTAN_TESTS_IN_FULL is set, as in <c>.ci/run</c>; a third by hand, where
/// somebody waits; fewer still where the tests run once for every mutant of the code.
/// </summary>
internal static class Effort
{
    private static readonly bool IsInFull = Environment.GetEnvironmentVariable("GARTAN_TESTS_IN_FULL") is { Length: > 0 };

    private static readonly int Share = Environment.GetEnvironmentVariable("MutationTesting") == "true" ? 20 : IsInFull ? 1 : 3;

    public static int Of(int examples) => Math.Max(examples / Share, 1);

    /// <summary>So many days, or those that matter most.</summary>
    public static int Days(int all, int few) => IsInFull ? all : few;

    /// <summary>As many as the environment asks for, for a proof by hand; the usual number without it.</summary>
    public static int Asked(string variable, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var asked) ? asked : usual;
}
