using System.Runtime.CompilerServices;
using GartanChatBot.Storage;
using LiteDB;

namespace GartanChatBot.Tests.Storage;

/// <summary>What LiteDB throws where nobody can catch it does not end the process, nor the work of the garbage collector.</summary>
public class AbandonedTransactionsTests
{
    [ModuleInitializer]
    internal static void AsTheProgramDoes() => AbandonedTransactions.Outlive();

    [Fact]
    public async Task A_transaction_that_fails_when_it_is_collected_stops_nothing()
    {
        TransactionService.Leave();
        var collected = Task.Run(() =>
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }, TestContext.Current.CancellationToken);

        // Without the handler the runner holds the thread of the finalizers for ever.
        await collected.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        TransactionService.Collected.ShouldBe(1);
    }

    /// <summary>Of the same name as LiteDB's, which can't be made to fail at will.</summary>
    private sealed class TransactionService
    {
        private static int collected;

        private TransactionService()
        {
        }

#pragma warning disable CA1821, CA1065, MA0055, MA0086 // A finalizer that throws is what is tried.
        ~TransactionService()
        {
            Interlocked.Increment(ref collected);
            throw new LiteException(0, "discarded page must be writable");
        }
#pragma warning restore CA1821, CA1065, MA0055, MA0086

        public static int Collected => collected;

        [MethodImpl(MethodImplOptions.NoInlining)]
        public static void Leave() => _ = new TransactionService();
    }
}
