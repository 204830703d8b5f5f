using System.Text.Json;
using System.Text.Json.Serialization;
using GartanChatBot.Scraping;
using NodaTime.Text;

namespace GartanChatBot.Web;

/// <summary>API times are ISO 8601 with the station's offset; CONTRACT §4 prescribes the fields.</summary>
internal sealed record CoverageAnswer(DateTimeOffset From, DateTimeOffset To);

internal sealed record StationAnswer(
    string Code, string Name, string TimeZone, IReadOnlyList<string> Appliances, DateTimeOffset? ReadAt, CoverageAnswer? Coverage);

/// <summary>
/// <c>ReadAt</c> is the oldest reading used, <c>Freshness</c> is <c>fresh</c>, <c>old</c> or <c>unknown</c>, and <c>Unread</c> lists the
/// unknown time within the period: not read, read too long ago, or unreadable.
/// </summary>
internal sealed record CrewAnswer(
    string Station, DateTimeOffset At, DateTimeOffset? ReadAt, string Freshness, IReadOnlyList<SpanAnswer> Unread,
    IReadOnlyList<CrewMemberAnswer> Crew, CountsAnswer? CountsDiffer);

/// <summary>
/// <c>Available</c> is null when unknown: the day was not read, the reading is too old, or the cell can't be read.
/// </summary>
internal sealed record CrewMemberAnswer(
    string Name, string Role, IReadOnlyList<string> Skills, bool? Available, bool Committed, DateTimeOffset? Until, DateTimeOffset? Next,
    int? ContractHours);

internal sealed record ApplianceAnswer(
    string CallSign,
    string Station,
    DateTimeOffset At,
    DateTimeOffset? ReadAt,
    string Freshness,
    IReadOnlyList<SpanAnswer> Unread,
    string State,
    DateTimeOffset? Until,
    ThenAnswer? Then,
    string? Gartan,
    bool? RuleMet,
    bool Mismatch,
    IReadOnlyList<RequirementAnswer> Requirements,
    IReadOnlyList<string> Unmet,
    IReadOnlyList<string> DependsOn,
    string? LastKnown,
    int Unreadable,
    CountsAnswer? CountsDiffer);

/// <summary>Gartan's count on the page beside ours, at the time when they differ most.</summary>
internal sealed record CountsAnswer(string Requirement, int Gartan, int Read, DateTimeOffset At, string Sentence);

internal sealed record ThenAnswer(string State, DateTimeOffset? Until);

internal sealed record RequirementAnswer(string Name, int Have, int Need);

/// <summary>An empty list proves nothing about the time in <c>Unread</c>.</summary>
internal sealed record GapsAnswer(
    string CallSign, DateTimeOffset? ReadAt, string Freshness, IReadOnlyList<SpanAnswer> Unread, CoverageAnswer? Coverage,
    IReadOnlyList<GapAnswer> Gaps, CountsAnswer? CountsDiffer);

internal sealed record SpanAnswer(DateTimeOffset Start, DateTimeOffset End);

/// <summary><c>Words</c> is the chats' sentence: when, how long, and what is missing.</summary>
internal sealed record GapAnswer(
    DateTimeOffset Start, DateTimeOffset End, int Minutes, IReadOnlyList<string> Unmet, string Source, string Words);

/// <summary>A null <c>Gap</c> proves nothing about the time in <c>Unread</c>.</summary>
internal sealed record FixesAnswer(
    DateTimeOffset? ReadAt, string Freshness, IReadOnlyList<SpanAnswer> Unread, GapAnswer? Gap, IReadOnlyList<FixAnswer> Fixes,
    IReadOnlyList<FixAnswer> Parts, CountsAnswer? CountsDiffer);

/// <summary><c>Covers</c> is <c>whole</c> or <c>part</c>; <c>Start</c> and <c>End</c> are the covered span.</summary>
internal sealed record FixAnswer(IReadOnlyList<ExtensionAnswer> People, string Covers, DateTimeOffset Start, DateTimeOffset End);

internal sealed record ExtensionAnswer(string Name, DateTimeOffset From, DateTimeOffset To, int Minutes);

/// <summary>
/// All in elapsed minutes. No sum includes <c>UnreadMinutes</c>; while there are any, only the bounds of the balance are known.
/// </summary>
internal sealed record HoursAnswer(
    string Name,
    string Week,
    DateTimeOffset? ReadAt,
    string Freshness,
    IReadOnlyList<SpanAnswer> Unread,
    int? ContractMinutes,
    int GivenMinutes,
    int BookedMinutes,
    int TotalMinutes,
    int? BalanceMinutes,
    int? BalanceAtLeastMinutes,
    int? BalanceAtMostMinutes,
    int? GartanMinutes,
    int UnreadMinutes,
    int WeekMinutes,
    CountsAnswer? CountsDiffer);

internal sealed record ScrapeFailureAnswer(string Station, string Date, string Reason);

/// <summary>Totals over all stations: <c>Pages</c> counts the pages read and understood, <c>Failed</c> lists the others.</summary>
internal sealed record ScrapeAnswer(int Pages, int Changed, int Unchanged, IReadOnlyList<ScrapeFailureAnswer> Failed, int Logins)
{
    public static ScrapeAnswer Of(IReadOnlyList<ScrapeReport> reports) => new(
        reports.Sum(report => report.Pages),
        reports.Sum(report => report.Changed),
        reports.Sum(report => report.Unchanged),
        [.. reports.SelectMany(report => report.Failures.Select(failure => new ScrapeFailureAnswer(
            report.Station.Value, LocalDatePattern.Iso.Format(failure.Date), failure.Reason)))],
        reports.Sum(report => report.Logins));

    public string Serialize() => JsonSerializer.Serialize(this, ApiJson.Default.ScrapeAnswer);
}

/// <summary>The backup's path on the service's machine.</summary>
internal sealed record BackupAnswer(string File);

internal sealed record HealthAnswer(string Status, IReadOnlyList<HealthCheckAnswer> Checks);

internal sealed record HealthCheckAnswer(string Name, string Status, string? Description);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IReadOnlyList<StationAnswer>))]
[JsonSerializable(typeof(CrewAnswer))]
[JsonSerializable(typeof(ApplianceAnswer))]
[JsonSerializable(typeof(GapsAnswer))]
[JsonSerializable(typeof(FixesAnswer))]
[JsonSerializable(typeof(HoursAnswer))]
[JsonSerializable(typeof(ScrapeAnswer))]
[JsonSerializable(typeof(HealthAnswer))]
[JsonSerializable(typeof(BackupAnswer))]
[JsonSerializable(typeof(Question))]
[JsonSerializable(typeof(LoginForm))]
[JsonSerializable(typeof(PerformanceAnswer))]
internal sealed partial class ApiJson : JsonSerializerContext;
