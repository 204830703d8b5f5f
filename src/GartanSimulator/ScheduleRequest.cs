using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using NodaTime;
using NodaTime.Text;

namespace GartanSimulator;

/// <summary>The twelve parameters of the page method, checked as strictly as a newer site might.</summary>
internal sealed record ScheduleRequest(int BrigadeId, string BrigadeName, LocalDate Date, int Resolution)
{
    private static readonly string[] Numbers = ["brigadeId", "employeeBrigadeId", "resolution", "dayCount"];
    private static readonly string[] Texts = ["brigadeName", "bookingDate"];
    private static readonly string[] Switches =
    [
        "showDetails", "showHours", "highlightContractDetails", "highlightEmployeesOffStation", "includeApplianceStatus",
        "showEmpShiftTypes",
    ];

    private static readonly LocalDatePattern DatePattern = LocalDatePattern.Create("dd/MM/uuuu", CultureInfo.InvariantCulture);

    /// <summary>The request, or ASP.NET's error message.</summary>
    public static async Task<(ScheduleRequest? Request, string Refusal)> ReadAsync(
        HttpRequest request, AcceptedBody accepts, CancellationToken cancellationToken)
    {
        if (request.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) != true)
            return (null, "Request format is unrecognized: the content type is not application/json.");

        if (request.Headers.XRequestedWith != "XMLHttpRequest")
            return (null, "Request format is unrecognized: X-Requested-With is not XMLHttpRequest.");

        try
        {
            using var body = new StreamReader(request.Body);
            var text = await body.ReadToEndAsync(cancellationToken);
            var json = ScriptLiteral.ToJson(text);
            if (accepts != AcceptedBody.Either && (json == text) != (accepts == AcceptedBody.StrictJson))
                return (null, "Invalid object passed in.");

            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowTrailingCommas = true });
            return Read(document.RootElement);
        }
        catch (JsonException)
        {
            return (null, "Invalid JSON primitive.");
        }
    }

    private static (ScheduleRequest? Request, string Refusal) Read(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object)
            return (null, "Invalid web service call: the body is not an object.");

        string[] all = [.. Numbers, .. Texts, .. Switches];
        if (Array.Find(all, name => !body.TryGetProperty(name, out _)) is { } missing)
            return (null, $"Invalid web service call, missing value for parameter: '{missing}'.");

        if (
            body.EnumerateObject().Select(property => property.Name).FirstOrDefault(name => !all.Contains(name, StringComparer.Ordinal)) is
            { } unknown)
            return (null, $"Invalid web service call, unknown parameter: '{unknown}'.");

        if (Array.Find(Numbers, name => body.GetProperty(name).ValueKind != JsonValueKind.Number) is { } noNumber)
            return (null, $"Cannot convert object of parameter '{noNumber}' to type 'System.Int32'.");

        if (
            Array.Find(Switches, name =>
                body.GetProperty(name) is not { ValueKind: JsonValueKind.String } value || value.GetString() is not ("true" or "false")
            ) is
            { } noSwitch)
            return (null, $"Cannot convert object of parameter '{noSwitch}' to type 'System.String'.");

        if (DatePattern.Parse(body.GetProperty("bookingDate").ToString()) is not { Success: true, Value: var date })
            return (null, "String was not recognized as a valid DateTime: parameter 'bookingDate'.");

        var resolution = body.GetProperty("resolution").GetInt32();
        return resolution is 15 or 30 or 60
            ? (new(body.GetProperty("brigadeId").GetInt32(), body.GetProperty("brigadeName").ToString(), date, resolution), "")
            : (null, "Requested resolution is not supported: parameter 'resolution'.");
    }
}
