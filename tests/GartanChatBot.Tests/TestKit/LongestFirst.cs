using GartanChatBot.Tests.Alerts;
using GartanChatBot.Tests.Alerts.Oracle;
using GartanChatBot.Tests.Alerts.Oracle.NinetyDays;
using GartanChatBot.Tests.Crewing.Timeline;
using GartanChatBot.Tests.Host;
using GartanChatBot.Tests.Journeys;
using GartanChatBot.Tests.TestKit;
using GartanChatBot.Tests.TwoWorlds;
using GartanChatBot.Tests.Web;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace GartanChatBot.Tests.TestKit;

/// <summary>Classes that take long begin first, so that at the end no core waits for one of them.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    /// <summary>By type: a name would go on being looked for after its class has moved.</summary>
    private static readonly string[] Long =
    [
        .. new[]
        {
            typeof(BoardScreenTests), typeof(FirstMonthTests), typeof(SecondMonthTests), typeof(ThirdMonthTests), typeof(SpringTests),
            typeof(KilledAnywhereTests), typeof(KilledAfterAcknowledgementTests), typeof(BadDayTests), typeof(TwoWorldsTests),
            typeof(TimelineOracleTests), typeof(RandomRotaTests), typeof(ShortageRulesTogetherTests), typeof(StopSignalTests),
        }.Select(type => type.FullName!),
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
