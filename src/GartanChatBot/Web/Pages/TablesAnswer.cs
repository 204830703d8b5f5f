using System.Text.Json.Serialization;

namespace GartanChatBot.Web.Pages;

/// <summary>A page of tables in words: what is in them is said here, the browser only lays them out.</summary>
internal sealed record TablesAnswer(DateTimeOffset At, IReadOnlyList<TableAnswer> Tables);

/// <param name="Note">What stands in place of rows, or below them.</param>
internal sealed record TableAnswer(string Title, IReadOnlyList<string> Columns, IReadOnlyList<RowAnswer> Rows, string? Note);

/// <param name="State">The state of which it bears the shape, as <c>off</c>; null for none.</param>
internal sealed record RowAnswer(string? State, IReadOnlyList<string> Cells)
{
    public static RowAnswer Of(params IReadOnlyList<string> cells) => new(State: null, cells);

    public static RowAnswer Bad(params IReadOnlyList<string> cells) => new("off", cells);
}

/// <summary>How often a pump was off the run, by weekday (Monday first) and hour of the station's clock.</summary>
internal sealed record HistoryAnswer(DateTimeOffset At, string Period, IReadOnlyList<PumpHistoryAnswer> Pumps);

/// <param name="Off">Minutes off the run, seven times 24.</param>
/// <param name="Known">Minutes of which it is known, seven times 24.</param>
/// <param name="Words">All of it in a sentence.</param>
internal sealed record PumpHistoryAnswer(
    string CallSign, string Words, IReadOnlyList<IReadOnlyList<int>> Off, IReadOnlyList<IReadOnlyList<int>> Known);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TablesAnswer))]
[JsonSerializable(typeof(HistoryAnswer))]
internal sealed partial class PagesJson : JsonSerializerContext;
