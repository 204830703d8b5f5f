using GartanChatBot.Commands.Times;
using GartanChatBot.Crewing;
using NodaTime;
using NodaTime.Text;

namespace GartanChatBot.Tests.Commands.Times;

/// <summary>What people type, when, and what they mean: a line a time in <c>Samples/Asked</c>.</summary>
public class TimesAskedTests
{
    private static readonly StationClock London = new(DateTimeZoneProviders.Tzdb["Europe/London"]);

    [Theory]
    [MemberData(nameof(Lines))]
    public void A_time_means_what_people_mean(string now, string kind, string words, string meaning, string to)
    {
        var read = kind switch
        {
            "span" => new TimeParser(London).Span(words, At(now)),
            "moment" => new TimeParser(London).Moment(words, At(now)),
            _ => throw new InvalidDataException($"\"{kind}\" is neither a moment nor a span."),
        };

        if (meaning == "refuse")
        {
            read.Time.ShouldBeNull($"\"{words}\" at {now}: {read.Time}");
            return;
        }

        var meant = new Interval(At(meaning), At(to.Length > 0 ? to : meaning));
        read.Time.ShouldBe(meant, $"\"{words}\" at {now}: {read.Fault}");

        // As a command takes it: a span where the words name one, found among its other words. "On" may belong to the question there, and
        // a bare hour is a time only after a word such as "at".
        if (kind == "span")
            new TimeParser(London).Time(words, At(now)).Time.ShouldBe(meant, words);

        string[] each = words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (each is not (["on", ..] or [{ Length: < 3 }] or ["seven"]))
            TimeInWords.Find(each).ShouldBe((0, each.Length), words);
    }

    public static TheoryData<string, string, string, string, string> Lines()
    {
        var data = new TheoryData<string, string, string, string, string>();
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Samples", "Asked"), "times*.tsv").Order())
        {
            foreach (var line in File.ReadLines(file).Where(line => line.Length > 0 && line[0] != '#'))
            {
                string[] parts = [.. line.Split('\t'), "", ""];
                data.Add(parts[0], parts[1], parts[2], parts[3].Trim(), parts[4].Trim());
            }
        }

        return data;
    }

    private static Instant At(string text) =>
        OffsetDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mmo<m>").Parse(text) is { Success: true } exact
            ? exact.Value.ToInstant()
            : London.InstantOf(LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(text).Value);
}
