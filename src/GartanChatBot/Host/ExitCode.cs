namespace GartanChatBot.Host;

/// <summary>Exit codes of verbs.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int BadUsage = 2;

    /// <summary>Ended by Ctrl+C: the shell's 128 plus the number of SIGINT.</summary>
    public const int Interrupted = 130;
}

/// <summary>Ends a verb with one sentence for the operator and an exit code.</summary>
internal sealed class VerbFailedException(string sentence, int code = ExitCode.Failed) : Exception(sentence)
{
    public int Code => code;
}
