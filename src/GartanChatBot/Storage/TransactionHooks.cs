namespace GartanChatBot.Storage;

/// <summary>
/// Actions of a store with in-memory data around a commit, so that the data in memory never includes a rolled-back write.
/// </summary>
internal sealed class TransactionHooks(Action beforeCommit, Action afterCommit, Action afterRollback)
{
    /// <summary>Makes the last writes inside the transaction.</summary>
    public void BeforeCommit() => beforeCommit();

    /// <summary>Must not read or write the file, so that it can't fail.</summary>
    public void AfterCommit() => afterCommit();

    /// <summary>Runs after a rollback, and after a failed commit, when the file's content is unknown.</summary>
    public void AfterRollback() => afterRollback();
}
