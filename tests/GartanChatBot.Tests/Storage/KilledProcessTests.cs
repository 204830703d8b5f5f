using System.Diagnostics;
using System.Globalization;
using GartanChatBot.Storage;

namespace GartanChatBot.Tests.Storage;

public sealed class KilledProcessTests : IDisposable
{
    /// <summary>What the test program is started with, before the path of the file, to write to it instead of testing.</summary>
    internal const string Verb = "write";

    private const int Kills = 3;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void What_was_acknowledged_survives_a_kill_and_the_lock_does_not()
    {
        var last = 0;
        for (var kill = 0; kill < Kills; kill++)
        {
            var acknowledged = WriteUntilKilled(afterAcknowledgements: 40 + kill * 25);

            using var database = BotDatabase.Open(folder.File("gartan.db"), TimeProvider.System);
            database.CheckIntegrity().ShouldBeEmpty();
            var kept = database.Documents<Note>("notes").Find("counter")!.Number;
            kept.ShouldBeGreaterThanOrEqualTo(acknowledged);
            kept.ShouldBeGreaterThan(last);
            database.Documents<Note>("others").Find("counter")!.Number.ShouldBe(kept, "a transaction is whole");
            last = kept;
        }
    }

    /// <summary>Runs in the child process only: writes and tells the parent what is safe.</summary>
    internal static int WriteUntilKilled(string path)
    {
        using var database = BotDatabase.Open(path, TimeProvider.System);
        using var told = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
        var notes = database.Documents<Note>("notes");
        var others = database.Documents<Note>("others");

        for (var number = (notes.Find("counter")?.Number ?? 0) + 1; ; number++)
        {
            database.InTransaction(() =>
            {
                notes.Upsert(new Note { Id = "counter", Number = number });
                others.Upsert(new Note { Id = "counter", Number = number, Text = new string('x', number * 37 % 9000) });
            });
            told.WriteLine($"safe {number}");
        }
    }

    private int WriteUntilKilled(int afterAcknowledgements)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[typeof(KilledProcessTests).Assembly.Location, Verb, folder.File("gartan.db")])
            start.ArgumentList.Add(argument);

        using var child = Process.Start(start)!;
        var acknowledged = 0;
        for (var count = 0; count < afterAcknowledgements && child.StandardOutput.ReadLine() is { } line;)
        {
            if (!line.StartsWith("safe "))
                continue;

            acknowledged = int.Parse(line["safe ".Length..], CultureInfo.InvariantCulture);
            count++;
        }

        child.Kill();
        while (child.StandardOutput.ReadLine() is { } line)
        {
            if (line.StartsWith("safe "))
                acknowledged = int.Parse(line["safe ".Length..], CultureInfo.InvariantCulture);
        }

        child.WaitForExit();
        acknowledged.ShouldBeGreaterThan(0, child.StandardError.ReadToEnd());
        return acknowledged;
    }
}
