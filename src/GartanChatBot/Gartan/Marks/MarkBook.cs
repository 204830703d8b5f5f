using GartanChatBot.Crewing;
using GartanChatBot.Gartan.Pages;
using NodaTime;

namespace GartanChatBot.Gartan.Marks;

/// <summary>
/// Meanings of marks at this service: configured by the operator, or learnt from pages whose own counts were unambiguous.
/// </summary>
/// <param name="store">Storage; null to keep the meanings in memory only.</param>
/// <param name="trustsCounts">False if this service's counts include other people than the crew, and so determine no mark.</param>
internal sealed class MarkBook(MarkOptions pins, MarkStore? store, bool trustsCounts = true)
{
    // Limit, so that a service that writes notes into its cells can't fill the database.
    private const int MaxMarks = 200;
    private const string Joint = " + ";

    /// <summary>Name of an empty cell without marks, where marks are listed.</summary>
    private const string Plain = "a plain empty cell";

    private readonly Lock gate = new();
    private Dictionary<string, LearntMark>? known;
    private string? edition;

    public static MarkBook Empty => new(new MarkOptions(), store: null);

    public bool TrustsCounts => trustsCounts;

    /// <summary>All learnt marks, in order.</summary>
    public IReadOnlyList<LearntMark> All
    {
        get
        {
            lock (gate)
                return [.. Known().Values.OrderBy(mark => mark.Words, StringComparer.OrdinalIgnoreCase)];
        }
    }

    /// <summary>Text that changes with the known meanings, because they change how a page is read; empty if nothing is known.</summary>
    public string Edition
    {
        get
        {
            lock (gate)
                return edition ??= EditionNow();
        }
    }

    public bool IsPinned(string mark, MarkMeaning meaning) => meaning switch
    {
        MarkMeaning.Neutral => Says(pins.Neutral, mark),
        MarkMeaning.PlainlyOff => Says(pins.Off, mark),
        _ => false,
    };

    /// <summary>On, unless the counts of an earlier page showed that this service marks the people who are on.</summary>
    public MarkMeaning MeaningOfPlain => IsPinned(Plain, MarkMeaning.Neutral) ? MarkMeaning.Neutral : MeaningOf([Plain], isHarmless: true);

    /// <summary>Meaning learnt from earlier pages for a cell with these marks.</summary>
    /// <param name="isHarmless">True to return "on" if nothing was learnt.</param>
    public MarkMeaning MeaningOf(IReadOnlyList<string> marks, bool isHarmless)
    {
        lock (gate)
        {
            if (isHarmless && !marks.Any(mark => Known().ContainsKey(mark)))
                return MarkMeaning.Neutral;

            var rest = Rest(marks);
            if (rest.Count == 0)
                return MarkMeaning.Neutral;

            return Known().Values.Any(mark => mark.Meaning == LearntMeaning.Off && mark.Words.Split(Joint).All(word => Says(rest, word)))
                ? MarkMeaning.Off
                : MarkMeaning.Unknown;
        }
    }

    /// <summary>Learns from a page. A mark that has meant both on and off is only read with a page's own counts from then on.</summary>
    public void Learn(IEnumerable<Look> looks, StationCode station, Instant at)
    {
        lock (gate)
        {
            var before = Known().Values.Select(mark => (mark.Words, mark.Meaning)).ToHashSet();
            foreach (var look in looks.OrderBy(look => look.Meaning == MarkMeaning.Neutral ? 0 : 1).ThenBy(look => look.Marks.Count))
                Learn(look, station, at);

            if (before.SetEquals(Known().Values.Select(mark => (mark.Words, mark.Meaning))))
                return;

            edition = null;
            store?.Save(known!.Values.Where(mark => !before.Contains((mark.Words, mark.Meaning))));
        }
    }

    private void Learn(Look look, StationCode station, Instant at)
    {
        switch (look)
        {
            case { Marks: [], IsHarmless: true }:
                LearnPlain(look, station, at);
                break;

            case { IsProven: true, Meaning: MarkMeaning.Neutral }:
                foreach (var mark in look.Marks)
                    Set(mark, LearntMeaning.Neutral, station, at);
                break;

            case { IsProven: true, Meaning: MarkMeaning.Off } when Rest(look.Marks) is { Count: > 0 } rest:
                Set(string.Join(Joint, rest), LearntMeaning.Off, station, at);
                break;

            case { IsProven: true, Meaning: MarkMeaning.Off, Marks: [var single] }:
                Set(single, LearntMeaning.Off, station, at);
                break;

            case { Meaning: MarkMeaning.Unknown }
                when Rest(look.Marks) is { Count: > 0 } rest && !Known().ContainsKey(string.Join(Joint, rest)):
                Set(string.Join(Joint, rest), LearntMeaning.Unknown, station, at);
                break;
        }
    }

    /// <summary>Stores that a plain cell is on only if another page showed that it is off.</summary>
    private void LearnPlain(Look look, StationCode station, Instant at)
    {
        if (look is { IsProven: true, Meaning: MarkMeaning.Off })
            Set(Plain, LearntMeaning.Off, station, at);
        else if (look is { IsProven: true, Meaning: MarkMeaning.Neutral } && Known().ContainsKey(Plain))
            Set(Plain, LearntMeaning.Neutral, station, at);
    }

    private void Set(string words, LearntMeaning meaning, StationCode station, Instant at)
    {
        var old = Known().GetValueOrDefault(words)?.Meaning ?? LearntMeaning.Unknown;
        if (Known().Count >= MaxMarks && !Known().ContainsKey(words))
            return;

        var now = old == LearntMeaning.Unknown || old == meaning ? meaning : LearntMeaning.Both;
        if (now != old || !Known().ContainsKey(words))
            Known()[words] = new(words, now, station, at);
    }

    /// <summary>The marks not known to be meaningless.</summary>
    private List<string> Rest(IReadOnlyList<string> marks) =>
        [.. marks.Where(mark => Known().GetValueOrDefault(mark)?.Meaning != LearntMeaning.Neutral)];

    private Dictionary<string, LearntMark> Known() =>
        known ??= (store?.All() ?? []).ToDictionary(mark => mark.Words, StringComparer.OrdinalIgnoreCase);

    private string EditionNow()
    {
        string[] meant =
        [
            .. trustsCounts ? [] : new[] { "counts ignored" },
            .. pins.Off.Select(mark => $"pinned off {mark}"),
            .. pins.Neutral.Select(mark => $"pinned neutral {mark}"),
            .. Known().Values.Where(mark => mark.Meaning != LearntMeaning.Unknown).Select(mark => $"{mark.Meaning} {mark.Words}"),
        ];
        return meant.Length == 0 ? "" : $"-{PageHash.Of(string.Join('\n', meant.Order(StringComparer.OrdinalIgnoreCase)))[..8]}";
    }

    private static bool Says(IEnumerable<string> marks, string mark) =>
        marks.Any(known => known.Trim().Equals(mark, StringComparison.OrdinalIgnoreCase));
}
