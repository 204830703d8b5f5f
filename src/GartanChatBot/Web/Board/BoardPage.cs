namespace GartanChatBot.Web;

/// <summary>
/// Pages, scripts and styles of board and performance: no facts in them, so they need no token; what they show is asked of the guarded API.
/// </summary>
internal static class BoardPage
{
    private static readonly (string Path, string File, string Type)[] Parts =
    [
        ("/", "board.html", "text/html; charset=utf-8"),
        ("/board.css", "board.css", "text/css; charset=utf-8"),
        ("/board.js", "board.js", "text/javascript; charset=utf-8"),
        ("/contact.js", "contact.js", "text/javascript; charset=utf-8"),
        ("/icon.svg", "icon.svg", "image/svg+xml"),
        ("/performance", "performance.html", "text/html; charset=utf-8"),
        ("/performance.css", "performance.css", "text/css; charset=utf-8"),
        ("/performance.js", "performance.js", "text/javascript; charset=utf-8"),
    ];

    public static void MapBoard(this WebApplication app)
    {
        foreach (var (path, file, type) in Parts)
            app.MapGet(path, () => Results.File(Path.Combine(AppContext.BaseDirectory, "wwwroot", file), type)).ExcludeFromDescription();
    }
}
