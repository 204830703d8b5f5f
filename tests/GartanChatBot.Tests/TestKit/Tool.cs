using System.Diagnostics;

namespace GartanChatBot.Tests.TestKit;

/// <summary>
/// Programs that a test needs and a machine may not have. Where one is missing the test is skipped and says how to install it; where
/// GARTAN_TESTS_NO_SKIP is set, as in <c>.ci/run</c>, it fails.
/// </summary>
internal static class Tool
{
    /// <summary>The path of a program, looked for as a shell does, and where Debian puts those of administrators.</summary>
    public static string Find(string name, string install)
    {
        var found = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Append("/usr/sbin")
            .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? $"{name}.exe" : name))
            .FirstOrDefault(File.Exists);
        Require(found is not null, $"{name} is not here: {install}");
        return found!;
    }

    public static void Require(bool isHere, string reason)
    {
        if (!isHere && Environment.GetEnvironmentVariable("GARTAN_TESTS_NO_SKIP") is { Length: > 0 })
            Assert.Fail($"Nothing may be skipped here. {reason}");

        Assert.SkipUnless(isHere, reason);
    }

    /// <summary>False where it ends with another code than 0, or is not here.</summary>
    public static bool TryRun(string program, params string[] arguments)
    {
        try
        {
            var start = new ProcessStartInfo(program)
            {
                UseShellExecute = false,
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            };
            foreach (var argument in arguments)
                start.ArgumentList.Add(argument);
            using var ran = Process.Start(start)!;
            ran.WaitForExit();
            return ran.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
