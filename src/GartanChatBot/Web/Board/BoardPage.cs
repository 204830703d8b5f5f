namespace GartanChatBot.Web.Board;

/// <summary>
/// Serves pages, scripts and styles. They need no token because they contain no rota data, which the scripts fetch from the protected API.
/// </summary>
internal static class BoardPage
{
    private static readonly (string Path, string File)[] Pages =
    [
        ("/", "board.html"), ("/station/{code}", "board.html"), ("/alerts", "tables.html"), ("/runs", "tables.html"),
        ("/settings", "tables.html"), ("/performance", "performance.html"),
    ];

    private static readonly string[] Parts =
    [
        "look.css", "board.css", "board.js", "contact.js", "history.css", "history.js", "icon.svg", "kiosk.js", "pages.js", "panels.js",
        "performance.css", "performance.js", "shapes.js", "tables.css", "tables.js", "time.js",
    ];

    public static void MapBoard(this WebApplication app)
    {
        foreach (var (path, file) in Pages.Concat(Parts.Select(part => ($"/{part}", part))))
        {
            var type = TypeOf(file);
            app.MapGet(path, () => Results.File(Path.Combine(AppContext.BaseDirectory, "wwwroot", file), type)).ExcludeFromDescription();
        }
    }

    private static string TypeOf(string file) => Path.GetExtension(file) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        _ => "image/svg+xml",
    };
}
