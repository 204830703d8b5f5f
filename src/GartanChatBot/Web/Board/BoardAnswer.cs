using System.Text.Json.Serialization;

namespace GartanChatBot.Web.Board;

/// <summary>
/// One station as an open board draws it: every sentence is made here, the browser only lays them out. Strips are a letter for each
/// quarter-hour or hour, as <see cref="BoardStrips"/> has them.
/// </summary>
/// <param name="Zone">The station's time zone, for the clock on the wall.</param>
/// <param name="Cautions">Why today's page is to be read with care.</param>
/// <param name="Alerts">Mutes that hold, and what is wrong with alerts.</param>
internal sealed record StationBoard(
    string Code, string Name, string Zone, ReadingBoard Reading, IReadOnlyList<string> Cautions, DayAxis Axis,
    IReadOnlyList<PumpBoard> Pumps, CrewBoard Crew, AheadBoard Ahead, IReadOnlyList<WeekDayBoard> Week, IReadOnlyList<string> Alerts);

/// <summary>How old what is shown is.</summary>
/// <param name="Freshness"><c>fresh</c>, <c>old</c> or <c>unknown</c>.</param>
/// <param name="Words"><c>Gartan 14:18</c></param>
/// <param name="Next"><c>next 14:23</c>; null when nobody reads.</param>
/// <param name="Trouble">Why it can't be read at present.</param>
internal sealed record ReadingBoard(string Freshness, string Words, string? Next, string? Trouble);

/// <summary>The 24 hours of the strips, from the beginning of the present hour.</summary>
/// <param name="Hours">What each hour is called: <c>14</c>, and midnight by its weekday.</param>
internal sealed record DayAxis(DateTimeOffset Start, IReadOnlyList<string> Hours);

/// <summary>One pump: its verdict, until when and what then, what it rests on, and its strips.</summary>
/// <param name="State">As the API has it.</param>
/// <param name="Day">96 quarter-hours.</param>
/// <param name="DayWords">The same for those who can't see it.</param>
/// <param name="Week">24 hours a day.</param>
/// <param name="WeekWords">How long it is off on each day.</param>
internal sealed record PumpBoard(
    string CallSign, string State, string Verdict, string? Remark, string Course, IReadOnlyList<NeedBoard> Needs, string? Reliance,
    string Day, string DayWords, IReadOnlyList<string> Week, IReadOnlyList<string> WeekWords);

/// <param name="Only">The one person who fills it; null when there are several, or names are not shown.</param>
internal sealed record NeedBoard(string Name, int Have, int Need, string? Only);

/// <summary>Who is on, and who is back next.</summary>
/// <param name="Note">What stands in place of people, or below them.</param>
internal sealed record CrewBoard(IReadOnlyList<CrewRow> People, string? Note);

/// <param name="Says"><c>until 18:00</c>, <c>back 15:30</c></param>
/// <param name="Only">The skill that nobody else on it has.</param>
internal sealed record CrewRow(string Name, string Skills, bool IsOn, string Says, string? Only, string Day);

/// <summary>The gaps ahead, and how far that is known.</summary>
internal sealed record AheadBoard(string Freshness, string Words, IReadOnlyList<GapRow> Gaps, string Note);

/// <param name="Fix">The best there is; null where nothing helps.</param>
/// <param name="Told">What became of its alert; null where there is none.</param>
/// <param name="Mark">When its day was read, where that is long ago.</param>
internal sealed record GapRow(
    string Pump, DateTimeOffset Start, DateTimeOffset End, string When, string Length, string Missing, string? Fix, string? Told,
    string Mark);

/// <param name="Read"><c>14:18</c>, or that it was not read.</param>
internal sealed record WeekDayBoard(string Name, string Read, string Freshness);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IReadOnlyList<StationBoard>))]
internal sealed partial class BoardJson : JsonSerializerContext;
