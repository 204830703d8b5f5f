using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace GartanChatBot.Web.Pages;

/// <summary>
/// The data endpoints of the other pages. Their answers follow the page layout and aren't part of the documented API.
/// </summary>
internal static class PagesEndpoints
{
    public static void MapPages(this IEndpointRouteBuilder api)
    {
        var pages = api.MapGroup("").ExcludeFromDescription();
        pages.MapGet("/stations/{code}/history", History);
        pages.MapGet("/alerts", Alerts);
        pages.MapGet("/runs", (RunsPage page) => Shown(page.Of(), PagesJson.Default.TablesAnswer));
        pages.MapGet("/settings", (SettingsPage page) => Shown(page.Of(), PagesJson.Default.TablesAnswer)).Needs(Access.LocalViewer);
    }

    private static IResult History(string code, ApiRotaResolver find) =>
        Shown(StationHistory.Of(find.Station(code, at: null), find.Widen), PagesJson.Default.HistoryAnswer);

    private static IResult Alerts(AlertsPage page, HttpContext caller) =>
        Shown(page.Of(caller.Features.Get<GrantedAccess>()?.Access >= Access.LocalViewer), PagesJson.Default.TablesAnswer);

    private static IResult Shown<T>(T answer, JsonTypeInfo<T> type) =>
        Results.Text(JsonSerializer.Serialize(answer, type), "application/json; charset=utf-8");
}
