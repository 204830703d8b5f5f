namespace GartanChatBot.Storage;

/// <summary>
/// What a store that remembers things in memory does around a commit, so that its memory never tells of something rolled back.
/// </summary>
internal sealed class TransactionHooks(Action beforeCommit, Action afterCommit, Action afterRollback)
{
    /// <summary>Last writes, inside the transaction.</summary>
    public void BeforeCommit() => beforeCommit();

    /// <summary>Nothing is read or written here, so that it does not fail.</summary>
    public void AfterCommit() => afterCommit();

    /// <summary>Also after a commit that failed: nobody knows then what the file holds.</summary>
    public void AfterRollback() => afterRollback();
}
