using GartanChatBot.Gartan;
using GartanChatBot.Settings;
using GartanChatBot.Storage;
using GartanChatBot.Web;

namespace GartanChatBot.Host;

/// <summary>Maps a verb's exception to sentences for the operator and an exit code; exceptions are shown in no other way.</summary>
internal sealed record VerbFailure(int Code, IReadOnlyList<string> Sentences)
{
    public static VerbFailure Of(Exception failure, bool interrupted) =>
        failure switch
        {
            OperationCanceledException when interrupted => new(ExitCode.Interrupted, ["Interrupted; the work done so far is kept."]),
            SettingsException bad => new(ExitCode.BadUsage, bad.Problems),
            BadRequestException bad => new(ExitCode.BadUsage, [bad.Message]),
            VerbFailedException failed => new(failed.Code, [failed.Message]),
            DatabaseUnusableException or DatabaseFaultException or GartanException or InvalidDataException => new(
                ExitCode.Failed, [failure.Message]),
            UnauthorizedAccessException or IOException => new(
                ExitCode.Failed, [$"A file can't be used: {FirstLine(failure)} Check the disk and this user's permissions."]),
            _ => new(
                ExitCode.Failed,
                [
                    $"Internal error: {FirstLine(failure)} ({failure.GetType().Name}). "
                        + "Run it again with --trace and report the stack trace.",
                ]),
        };

    private static string FirstLine(Exception failure)
    {
        var line = failure.Message.Split('\n', 2)[0].Trim();
        return line.EndsWith('.') ? line : $"{line}.";
    }
}
