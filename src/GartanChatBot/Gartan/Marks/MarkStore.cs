using GartanChatBot.Crewing;
using GartanChatBot.Gartan.Pages;
using GartanChatBot.Storage;
using NodaTime;

namespace GartanChatBot.Gartan.Marks;

/// <summary>Stores learnt marks, one document each, separately for each service.</summary>
internal sealed class MarkStore(BotDatabase database, GartanOptions options)
{
    private readonly DocumentSet<StoredMark> marks = database.Documents<StoredMark>("gartan_marks");

    private string Service => Uri.TryCreate(options.BaseUrl, UriKind.Absolute, out var address) ? address.Host : "";

    public IReadOnlyList<LearntMark> All() =>
        [
            .. marks
                .All()
                .Where(mark => mark.Service == Service)
                .Select(mark => new LearntMark(mark.Words, mark.Meaning, mark.Station, mark.Since)),
        ];

    public void Save(IEnumerable<LearntMark> learnt)
    {
        foreach (var mark in learnt)
        {
            marks.Upsert(new StoredMark
            {
                Id = PageHash.Of($"{Service} {mark.Words.ToUpperInvariant()}"),
                Service = Service,
                Words = mark.Words,
                Meaning = mark.Meaning,
                Station = mark.Station,
                Since = mark.Since,
            });
        }
    }

    /// <summary>Stored form of a mark.</summary>
    internal sealed class StoredMark
    {
        public required string Id { get; init; }

        public required string Service { get; init; }

        public required string Words { get; init; }

        public LearntMeaning Meaning { get; init; }

        public StationCode Station { get; init; }

        public Instant Since { get; init; }
    }
}
