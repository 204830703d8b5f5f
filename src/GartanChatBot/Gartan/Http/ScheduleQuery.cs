using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using NodaTime;

namespace GartanChatBot.Gartan.Http;

/// <summary>The twelve parameters of the page method <c>GetSchedule</c>, in its order; switches are sent as text.</summary>
internal sealed partial record ScheduleQuery
{
    public required int BrigadeId { get; init; }

    public required string BrigadeName { get; init; }

    /// <summary>0 for all employees.</summary>
    public int EmployeeBrigadeId { get; }

    public required string BookingDate { get; init; }

    public required int Resolution { get; init; }

    /// <summary>0 for a single day.</summary>
    public int DayCount { get; }

    public string ShowDetails { get; } = "true";

    public string ShowHours { get; } = "true";

    /// <summary>Would colour cells by contract and so hide their meaning.</summary>
    public string HighlightContractDetails { get; } = "false";

    public string HighlightEmployeesOffStation { get; } = "true";

    public string IncludeApplianceStatus { get; } = "true";

    public string ShowEmpShiftTypes { get; } = "false";

    public static ScheduleQuery For(GartanStation station, LocalDate date, int resolutionMinutes) => new()
    {
        BrigadeId = station.BrigadeId,
        BrigadeName = station.BrigadeName,
        BookingDate = date.ToString("dd/MM/uuuu", CultureInfo.InvariantCulture),
        Resolution = resolutionMinutes,
    };

    public byte[] ToBody(RequestBody form) =>
        form is RequestBody.Json
            ? JsonSerializer.SerializeToUtf8Bytes(this, ScheduleQueryJson.Default.ScheduleQuery)
            : Encoding.UTF8.GetBytes($"{{ {string.Join(", ", Fields().Select(Literal))} }}");

    private JsonObject Fields() => JsonSerializer.SerializeToNode(this, ScheduleQueryJson.Default.ScheduleQuery)!.AsObject();

    private static string Literal(KeyValuePair<string, JsonNode?> parameter) => parameter.Value!.GetValueKind() is JsonValueKind.String
        ? $"{parameter.Key}: '{JavaScriptEncoder.Default.Encode(parameter.Value.GetValue<string>())}'"
        : $"{parameter.Key}: {parameter.Value.ToJsonString()}";

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(ScheduleQuery))]
    private sealed partial class ScheduleQueryJson : JsonSerializerContext;
}
