using System.Text.Json.Serialization;

namespace GartanChatBot.Web.Board;

/// <summary>
/// One station on the board. All sentences are built on the server; the browser only lays them out. Strips have one letter for each
/// quarter-hour or hour, as defined by <see cref="BoardStrips"/>.
/// </summary>
/// <param name="Zone">The station's time zone, for the board's clock.</param>
/// <param name="Cautions">Warnings about irregularities on today's page.</param>
/// <param name="Alerts">Active mutes, and whether alerts can't be read.</param>
internal sealed record StationBoard(
    string Code, string Name, string Zone, ReadingBoard Reading, IReadOnlyList<string> Cautions, DayAxis Axis,
    IReadOnlyList<PumpBoard> Pumps, CrewBoard Crew, AheadBoard Ahead, IReadOnlyList<WeekDayBoard> Week, IReadOnlyList<string> Alerts);

/// <summary>The age of the displayed reading.</summary>
/// <param name="Freshness"><c>fresh</c>, <c>old</c> or <c>unknown</c>.</param>
/// <param name="Words"><c>Gartan 14:18</c></param>
/// <param name="Next"><c>next 14:23</c>; null when no reading is scheduled.</param>
/// <param name="Trouble">Why Gartan can't be read at present; null when it can.</param>
internal sealed record ReadingBoard(string Freshness, string Words, string? Next, string? Trouble);

/// <summary>The 24 hours of the strips, from the start of the current hour.</summary>
/// <param name="Hours">Labels of the hours: <c>14</c>, or the weekday for midnight.</param>
internal sealed record DayAxis(DateTimeOffset Start, IReadOnlyList<string> Hours);

/// <summary>One pump: verdict, end and next state, requirements, and strips.</summary>
/// <param name="State">The state as in the API.</param>
/// <param name="Day">96 quarter-hours.</param>
/// <param name="DayWords">The day as text for screen readers.</param>
/// <param name="Week">One string per day with a letter for each hour.</param>
/// <param name="WeekWords">The time off the run on each day, in words.</param>
internal sealed record PumpBoard(
    string CallSign, string State, string Verdict, string? Remark, string Course, IReadOnlyList<NeedBoard> Needs, string? Reliance,
    string Day, string DayWords, IReadOnlyList<string> Week, IReadOnlyList<string> WeekWords);

/// <param name="Only">The only person who meets it; null when there are several, or names are not shown.</param>
internal sealed record NeedBoard(string Name, int Have, int Need, string? Only);

/// <summary>The crew on now and those back next.</summary>
/// <param name="Note">The text below the people, or in their place.</param>
internal sealed record CrewBoard(IReadOnlyList<CrewRow> People, string? Note);

/// <param name="Says"><c>until 18:00</c>, <c>back 15:30</c></param>
/// <param name="Only">The skill that no one else on now has.</param>
internal sealed record CrewRow(string Name, string Skills, bool IsOn, string Says, string? Only, string Day);

/// <summary>The coming gaps, and which time is unknown.</summary>
internal sealed record AheadBoard(string Freshness, string Words, IReadOnlyList<GapRow> Gaps, string Note);

/// <param name="Fix">The best fix; null when there is none.</param>
/// <param name="Told">The state of its alert; null when none was sent.</param>
/// <param name="Mark">When its day was read; empty unless the reading is old.</param>
internal sealed record GapRow(
    string Pump, DateTimeOffset Start, DateTimeOffset End, string When, string Length, string Missing, string? Fix, string? Told,
    string Mark);

/// <param name="Read"><c>14:18</c> or <c>not read</c>.</param>
internal sealed record WeekDayBoard(string Name, string Read, string Freshness);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IReadOnlyList<StationBoard>))]
internal sealed partial class BoardJson : JsonSerializerContext;
