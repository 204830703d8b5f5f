using System.Text.Json.Serialization;

namespace GartanChatBot.Web.Pages;

/// <summary>A page of text tables. The server builds all texts; the browser only lays them out.</summary>
internal sealed record TablesAnswer(DateTimeOffset At, IReadOnlyList<TableAnswer> Tables);

/// <param name="Note">The text below the rows, or in their place.</param>
internal sealed record TableAnswer(string Title, IReadOnlyList<string> Columns, IReadOnlyList<RowAnswer> Rows, string? Note);

/// <param name="State">The state that its icon shows, such as <c>off</c>; null for no icon.</param>
internal sealed record RowAnswer(string? State, IReadOnlyList<string> Cells)
{
    public static RowAnswer Of(params IReadOnlyList<string> cells) => new(State: null, cells);

    public static RowAnswer Bad(params IReadOnlyList<string> cells) => new("off", cells);
}

/// <summary>Time off the run for each pump, by weekday (Monday first) and local hour.</summary>
internal sealed record HistoryAnswer(DateTimeOffset At, string Period, IReadOnlyList<PumpHistoryAnswer> Pumps);

/// <param name="Off">Minutes off the run, 7 × 24.</param>
/// <param name="Known">Minutes with a known state, 7 × 24.</param>
/// <param name="Words">The history in one sentence.</param>
internal sealed record PumpHistoryAnswer(
    string CallSign, string Words, IReadOnlyList<IReadOnlyList<int>> Off, IReadOnlyList<IReadOnlyList<int>> Known);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TablesAnswer))]
[JsonSerializable(typeof(HistoryAnswer))]
internal sealed partial class PagesJson : JsonSerializerContext;
