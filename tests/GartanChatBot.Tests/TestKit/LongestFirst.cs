using GartanChatBot.Tests.TestKit;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace GartanChatBot.Tests.TestKit;

/// <summary>Classes that take long begin first, so that at the end no core waits for one of them.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Long =
    [
        "Alerts.Proof.NinetyDays", "RandomRotaTests", "BoardScreenTests", "TwoWorldsTests", "TimelineOracleTests", "BadDayTests",
    ];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [
            .. testCollections.OrderBy(collection =>
                Array.FindIndex(Long, name => collection.TestCollectionDisplayName.Contains(name, StringComparison.Ordinal))
                    is >= 0
                        and var place
                    ? place
                    : Long.Length),
        ];
}
