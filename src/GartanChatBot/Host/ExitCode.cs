namespace GartanChatBot.Host;

/// <summary>What a script sees of how a verb ended.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int BadUsage = 2;

    /// <summary>By Ctrl+C: what a shell calls 128 and the number of SIGINT.</summary>
    public const int Interrupted = 130;
}

/// <summary>A verb that can't go on: one sentence for the operator, and the exit code.</summary>
internal sealed class VerbFailedException(string sentence, int code = ExitCode.Failed) : Exception(sentence)
{
    public int Code => code;
}
