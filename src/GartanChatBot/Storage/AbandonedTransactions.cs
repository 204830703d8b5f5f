using System.Runtime.ExceptionServices;
using LiteDB;

namespace GartanChatBot.Storage;

/// <summary>
/// Suppresses a failure of LiteDB 5.0.21: a transaction whose file failed may throw when the garbage collector finalises it later
/// (<c>TransactionService.Finalize</c>: "discarded page must be writable"), which would end the process. By then the file has been reopened
/// or replaced by a backup, so nothing can be lost.
/// </summary>
internal static class AbandonedTransactions
{
    private const string Finalizer = "TransactionService.Finalize()";

    /// <summary>Installs the handler. Call once per process, before the first file is opened.</summary>
    public static void Outlive() => ExceptionHandling.SetUnhandledExceptionHandler(IsOne);

    private static bool IsOne(Exception failure) =>
        failure is LiteException && failure.StackTrace?.Contains(Finalizer, StringComparison.Ordinal) is true;
}
