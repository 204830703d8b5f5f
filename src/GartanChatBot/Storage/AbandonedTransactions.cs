using System.Runtime.ExceptionServices;
using LiteDB;

namespace GartanChatBot.Storage;

/// <summary>
/// A transaction whose file failed half-way is given up with that file. LiteDB 5.0.21 may throw when the garbage collector finds it later
/// (<c>TransactionService.Finalize</c>: "discarded page must be writable"), which would end the process. By then the file was opened
/// again, or a backup put in its place: there is nothing left to lose.
/// </summary>
internal static class AbandonedTransactions
{
    private const string Finalizer = "TransactionService.Finalize()";

    /// <summary>To be called once in a process, before the first file is opened.</summary>
    public static void Outlive() => ExceptionHandling.SetUnhandledExceptionHandler(IsOne);

    private static bool IsOne(Exception failure) =>
        failure is LiteException && failure.StackTrace?.Contains(Finalizer, StringComparison.Ordinal) is true;
}
