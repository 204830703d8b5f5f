using GartanChatBot.Crewing;
using GartanChatBot.Storage;
using NodaTime;

namespace GartanChatBot.Rota;

/// <summary>
/// The way out of a wrong start: remembers new pictures that pages keep showing, and which of them was accepted for a station.
/// What is accepted holds for that picture alone, in place of the pictures that were stored at that moment, until all days are read again.
/// </summary>
internal sealed class StationPictureStore(BotDatabase database, RotaStore rota, TimeProvider time)
{
    private const int DaysThatConvince = 3;
    private const int PassesThatConvince = 3;

    /// <summary>
    /// Long enough that every day has been read in the new picture; from then on a page is held against it like any other.
    /// </summary>
    private static readonly Duration Holds = Duration.FromDays(1);

    private readonly DocumentSet<NewPicture> offered = database.Documents<NewPicture>("picture_offers");
    private readonly DocumentSet<AcceptedPicture> accepted = database.Documents<AcceptedPicture>("picture_accepts");

    public NewPicture? OfferedTo(StationCode station) => offered.Find(station.Value);

    public bool Accepts(StationCode station, PictureChange change) =>
        accepted.Find(station.Value) is { } known
        && known.Picture == change.Now
        && time.GetCurrentInstant() - known.At < Holds
        && known.InPlaceOf.Contains(change.Was, StringComparer.Ordinal);

    /// <summary>
    /// Stored days still show the picture that was replaced by the accepted one: all of them are to be read again, whatever is due.
    /// </summary>
    public bool WantsReading(StationCode station) => accepted.Find(station.Value) is { IsRead: false };

    public void WasRead(StationCode station) => database.InTransaction(() =>
    {
        if (accepted.Find(station.Value) is { IsRead: false } known)
            accepted.Upsert(known with { IsRead = true });
    });

    /// <summary>
    /// What a pass saw of new pictures. The same one on three days, or in three passes in a row, is offered to administrators.
    /// </summary>
    /// <param name="refused">Days whose page was refused for its picture.</param>
    /// <param name="read">Days whose page was believed.</param>
    /// <returns>The new picture once it convinces; null before.</returns>
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

        // A pass that saw several new ones speaks for the one it saw most.
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

    /// <summary>For the station, all days at once; false when no such picture is offered any more.</summary>
    public bool Accept(StationCode station, string key) => database.InTransaction(() =>
    {
        if (offered.Find(station.Value) is not { } picture || picture.Key != key)
            return false;

        Accept(station, picture.Picture, picture.InPlaceOf);
        return true;
    });

    /// <summary>An operator looks at this page and says that it is right.</summary>
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

    /// <summary>The page of such a day came in its old picture: that was no change, and the days are counted anew.</summary>
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

/// <summary>A picture that pages of a station show and that is not believed yet. Flat, because it is stored.</summary>
internal sealed record NewPicture
{
    /// <summary>The station's code.</summary>
    public required string Id { get; init; }

    public required string Picture { get; init; }

    public string[] InPlaceOf { get; init; } = [];

    public LocalDate[] Days { get; init; } = [];

    public int Passes { get; init; }

    public Instant Since { get; init; }

    /// <summary>Names this picture of this station at this time on a button: another one gets another.</summary>
    public string Key => $"{(uint)HashOf($"{Id}|{Picture}|{Since.ToUnixTimeTicks()}"):x8}";

    private static int HashOf(string text) => text.Aggregate(17, (hash, letter) => unchecked((hash * 31) + letter));
}

/// <summary>The picture that was accepted for a station last. Flat, because it is stored.</summary>
internal sealed record AcceptedPicture
{
    /// <summary>The station's code.</summary>
    public required string Id { get; init; }

    public required string Picture { get; init; }

    public required string[] InPlaceOf { get; init; }

    public Instant At { get; init; }

    /// <summary>All days have been read again since.</summary>
    public bool IsRead { get; init; }
}
