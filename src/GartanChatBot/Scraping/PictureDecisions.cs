using GartanChatBot.Alerts;
using GartanChatBot.Chats;
using GartanChatBot.Rota;
using GartanChatBot.Storage;

namespace GartanChatBot.Scraping;

/// <summary>Decides after a scrape whether its pages establish a new layout of the station, and records who accepted it.</summary>
internal sealed class PictureDecisions(
    StationPictureStore pictures, PictureNotices notices, AuditStore audit, BotDatabase database, TimeProvider time)
{
    /// <summary>Author of an acceptance on the command line.</summary>
    private const string Operator = "operator";

    public void Judge(ScrapeTarget station, IReadOnlyList<PageOutcome> judged, bool accept)
    {
        if (judged.Any(page => page.Change is not null) || pictures.OfferedTo(station.Code) is not null)
            database.InTransaction(() => Decide(station, judged, accept));
    }

    private void Decide(ScrapeTarget station, IReadOnlyList<PageOutcome> judged, bool accept)
    {
        if (accept && judged.FirstOrDefault(page => page is { Change: not null, Day: not null })?.Change is { } change)
            audit.Add(Operator, $"accepted {change.Now} for", station.Code.Value);

        var refused = judged.Where(page => page is { Change: not null, Day: null }).Select(page => (page.Date, page.Change!)).ToList();
        var read = judged.Where(page => page.Refusal is null).Select(page => page.Date).ToHashSet();
        if (pictures.Saw(station.Code, refused, read, time.GetCurrentInstant()) is { } convincing)
            notices.Tell(station.Code, convincing);
    }
}
