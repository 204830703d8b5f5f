namespace GartanChatBot.Storage;

/// <summary>
/// What a store that remembers things in memory does around a commit, so that its memory never tells of something rolled back.
/// </summary>
internal sealed class TransactionHooks(Action beforeCommit, Action afterCommit, Action afterRollback)
{
    /// <summary>Last writes, inside the transaction.</summary>
    public void BeforeCommit() => beforeCommit();

    public void AfterCommit() => afterCommit();

    public void AfterRollback() => afterRollback();
}
