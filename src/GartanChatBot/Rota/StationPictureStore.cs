using GartanChatBot.Crewing;
using GartanChatBot.Storage;
using NodaTime;

namespace GartanChatBot.Rota;

/// <summary>
/// Lets a station recover from a rejected layout: stores new layouts that its pages keep showing, and the accepted one. An acceptance
/// applies only to that layout, in place of those stored at that moment, until all days are read again.
/// </summary>
internal sealed class StationPictureStore(BotDatabase database, RotaStore rota, TimeProvider time)
{
    private const int DaysThatConvince = 3;
    private const int PassesThatConvince = 3;

    /// <summary>Long enough to read every day in the new layout; after that, pages are compared with it as usual.</summary>
    private static readonly Duration Holds = Duration.FromDays(1);

    private readonly DocumentSet<NewPicture> offered = database.Documents<NewPicture>("picture_offers");
    private readonly DocumentSet<AcceptedPicture> accepted = database.Documents<AcceptedPicture>("picture_accepts");

    public NewPicture? OfferedTo(StationCode station) => offered.Find(station.Value);

    public bool Accepts(StationCode station, PictureChange change) =>
        accepted.Find(station.Value) is { } known
        && known.Picture == change.Now
        && time.GetCurrentInstant() - known.At < Holds
        && known.InPlaceOf.Contains(change.Was, StringComparer.Ordinal);

    /// <summary>True while stored days have the replaced layout: all of them are then read again, whether due or not.</summary>
    public bool WantsReading(StationCode station) => accepted.Find(station.Value) is { IsRead: false };

    public void WasRead(StationCode station) => database.InTransaction(() =>
    {
        if (accepted.Find(station.Value) is { IsRead: false } known)
            accepted.Upsert(known with { IsRead = true });
    });

    /// <summary>
    /// Records the new layouts in a scrape. One seen on three days, or in three scrapes in a row, is offered to administrators.
    /// </summary>
    /// <param name="refused">Days whose page was rejected for its layout.</param>
    /// <param name="read">Days whose page was accepted.</param>
    /// <returns>The new layout once it qualifies; otherwise null.</returns>
    public NewPicture? Saw(
        StationCode station, IReadOnlyList<(LocalDate Day, PictureChange Change)> refused, IReadOnlyCollection<LocalDate> read,
        Instant at) => database.InTransaction(() =>
    {
        var known = offered.Find(station.Value);
        if (refused.Count == 0)
        {
            Forget(known, read);
            return null;
        }

        // Of several new layouts in a scrape, the most frequent counts.
        var most = refused.GroupBy(each => each.Change.Now, StringComparer.Ordinal).MaxBy(same => same.Count())!;
        var picture = known?.Picture == most.Key ? known : new() { Id = station.Value, Picture = most.Key, Since = at };
        picture = picture with
        {
            InPlaceOf = [.. picture.InPlaceOf.Union(most.Select(each => each.Change.Was), StringComparer.Ordinal)],
            Days = [.. picture.Days.Except(read).Union(most.Select(each => each.Day)).Order()],
            Passes = picture.Passes + 1,
        };
        offered.Upsert(picture);
        return picture.Days.Length >= DaysThatConvince || picture.Passes >= PassesThatConvince ? picture : null;
    });

    /// <summary>Accepts the layout for all days of the station; false if it is no longer offered.</summary>
    public bool Accept(StationCode station, string key) => database.InTransaction(() =>
    {
        if (offered.Find(station.Value) is not { } picture || picture.Key != key)
            return false;

        Accept(station, picture.Picture, picture.InPlaceOf);
        return true;
    });

    /// <summary>Accepts the layout of a page that an operator has checked.</summary>
    public void Accept(StationCode station, PictureChange change) =>
        database.InTransaction(() => Accept(station, change.Now, [change.Was]));

    private void Accept(StationCode station, string picture, IEnumerable<string> inPlaceOf)
    {
        var before = accepted.Find(station.Value) is { } known && known.Picture == picture ? known.InPlaceOf : [];
        accepted.Upsert(
            new()
            {
                Id = station.Value,
                Picture = picture,
                At = time.GetCurrentInstant(),
                InPlaceOf =
                [
                    .. inPlaceOf
                        .Union(StoredPictures(station), StringComparer.Ordinal)
                        .Union(before, StringComparer.Ordinal)
                        .Where(each => each != picture),
                ],
            });
        offered.Delete(station.Value);
    }

    private IEnumerable<string> StoredPictures(StationCode station) =>
        rota.DatesRead(station)
            .Select(day => rota.Find(station, day))
            .OfType<StationDay>()
            .Select(PagePicture.Of)
            .Distinct(StringComparer.Ordinal);

    /// <summary>Restarts the count if a day's page came in its old layout: there was no change.</summary>
    private void Forget(NewPicture? known, IReadOnlyCollection<LocalDate> read)
    {
        if (known is null || !known.Days.Any(read.Contains))
            return;

        var left = known.Days.Except(read).ToArray();
        if (left.Length == 0)
            offered.Delete(known.Id);
        else
            offered.Upsert(known with { Days = left, Passes = 0 });
    }
}

/// <summary>A new layout that is not accepted yet. Flat, because it is stored.</summary>
internal sealed record NewPicture
{
    /// <summary>The station's code.</summary>
    public required string Id { get; init; }

    public required string Picture { get; init; }

    public string[] InPlaceOf { get; init; } = [];

    public LocalDate[] Days { get; init; } = [];

    public int Passes { get; init; }

    public Instant Since { get; init; }

    /// <summary>Identifies this layout of this station at this time on a button.</summary>
    public string Key => $"{(uint)HashOf($"{Id}|{Picture}|{Since.ToUnixTimeTicks()}"):x8}";

    private static int HashOf(string text) => text.Aggregate(17, (hash, letter) => unchecked((hash * 31) + letter));
}

/// <summary>The layout accepted last for a station. Flat, because it is stored.</summary>
internal sealed record AcceptedPicture
{
    /// <summary>The station's code.</summary>
    public required string Id { get; init; }

    public required string Picture { get; init; }

    public required string[] InPlaceOf { get; init; }

    public Instant At { get; init; }

    /// <summary>True once all days have been read again.</summary>
    public bool IsRead { get; init; }
}
