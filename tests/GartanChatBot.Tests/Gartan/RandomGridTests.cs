using CsCheck;
using GartanChatBot.Crewing;
using GartanChatBot.Gartan;
using GartanChatBot.Gartan.Http;
using GartanChatBot.Tests.Gartan.Pages;

namespace GartanChatBot.Tests.Gartan;

public class RandomGridTests
{
    [Fact]
    public void Reads_back_whatever_day_was_written() =>
        RandomDays.Gens.Sample(
            drawn =>
            {
                var reading = Sample.ReadText(drawn.Writer.Write(drawn.Day), drawn.Day.Date);
                if (reading.Refusal?.Reason is RefusalReason.CrewTwice && HasNamesakes(drawn.Day))
                    return;

                SampleTests.ShouldBeTheSame(reading.Day.ShouldNotBeNull(reading.Refusal?.Sentence), ByItsCounts(drawn.Day));
            },
            iter: 300);

    [Fact]
    public void Reads_a_page_as_it_was_sent() =>
        RandomDays.Gens.Sample(
            drawn =>
            {
                var html = drawn.Writer.Write(drawn.Day);
                var body = System.Text.Json.JsonSerializer.Serialize(new { d = html });

                var unwrapped = ScheduleResponse.Unwrap(body, out _);
                unwrapped.ShouldBe(html);
            },
            iter: 20);

    /// <summary>The page counts nobody whose cell is painted in a colour that nobody knows: they are off.</summary>
    private static StationDay ByItsCounts(StationDay day) => day with
    {
        Members = [.. day.Members.Select(member => member with { Away = member.Away | member.Unreadable, Unreadable = SlotSet.Empty })],
    };

    /// <summary>Two people who are alike in all but their hours may be one who stands twice: such a page may be refused.</summary>
    private static bool HasNamesakes(StationDay day) => day.Members.DistinctBy(member => member.Name).Count() < day.Members.Count;
}
