using GartanChatBot.Commands.Times;
using GartanChatBot.Crewing;
using NodaTime;
using NodaTime.Text;

namespace GartanChatBot.Tests.Commands.Times;

public class TimeParserTests
{
    private static readonly StationClock London = new(DateTimeZoneProviders.Tzdb["Europe/London"]);

    /// <summary>A Tuesday.</summary>
    private static readonly Instant Now = At("2026-06-09T14:20:00");

    [Theory]
    [InlineData("now", "2026-06-09T14:20:00")]
    [InlineData("16:00", "2026-06-09T16:00:00")]
    [InlineData("16.00", "2026-06-09T16:00:00")]
    [InlineData("at 16:00", "2026-06-09T16:00:00")]
    [InlineData("1600", "2026-06-09T16:00:00")]
    [InlineData("7am", "2026-06-10T07:00:00")]
    [InlineData("7 am", "2026-06-10T07:00:00")]
    [InlineData("12am", "2026-06-10T00:00:00")]
    [InlineData("12pm", "2026-06-10T12:00:00")]
    [InlineData("7:30pm", "2026-06-09T19:30:00")]
    [InlineData("14:00", "2026-06-10T14:00:00")]
    [InlineData("today 09:00", "2026-06-09T09:00:00")]
    [InlineData("tonight", "2026-06-09T19:00:00")]
    [InlineData("tonight at 22:00", "2026-06-09T22:00:00")]
    [InlineData("9 tonight", "2026-06-09T21:00:00")]
    [InlineData("Fri 19:00", "2026-06-12T19:00:00")]
    [InlineData("Sat 09:00", "2026-06-13T09:00:00")]
    [InlineData("Saturday morning", "2026-06-13T09:00:00")]
    [InlineData("saturday", "2026-06-13T12:00:00")]
    [InlineData("Friday night", "2026-06-12T19:00:00")]
    [InlineData("tue 09:00", "2026-06-16T09:00:00")]
    [InlineData("tue 15:00", "2026-06-09T15:00:00")]
    [InlineData("tomorrow 7am", "2026-06-10T07:00:00")]
    [InlineData("tomorrow", "2026-06-10T12:00:00")]
    [InlineData("13 June 09:00", "2026-06-13T09:00:00")]
    [InlineData("June 13th at 9am", "2026-06-13T09:00:00")]
    [InlineData("2026-06-09T14:20", "2026-06-09T14:20:00")]
    [InlineData("2026-06-09 14:20", "2026-06-09T14:20:00")]
    [InlineData("2026-06-09T13:20Z", "2026-06-09T14:20:00")]
    [InlineData("2026-06-09T14:20+01:00", "2026-06-09T14:20:00")]
    [InlineData("2026-06-01T08:00:30", "2026-06-01T08:00:30")]
    [InlineData("2026-06-11", "2026-06-11T12:00:00")]
    public void Times_are_read_as_people_type_them(string words, string local)
    {
        var at = At(local);

        new TimeParser(London).Moment(words, Now).Time.ShouldBe(new Interval(at, at));
    }

    /// <summary>
    /// A clock time that is said with a night lies in that night: asked about the night to come, nobody means the one that is over.
    /// </summary>
    [Theory]
    [InlineData("2026-06-09T14:20:00", "tonight 2am", "2026-06-10T02:00:00")]
    [InlineData("2026-06-09T14:20:00", "tonight at 2", "2026-06-10T02:00:00")]
    [InlineData("2026-06-09T14:20:00", "1am tonight", "2026-06-10T01:00:00")]
    [InlineData("2026-06-09T14:20:00", "tonight 02:00", "2026-06-10T02:00:00")]
    [InlineData("2026-06-09T14:20:00", "tonight 00:30", "2026-06-10T00:30:00")]
    [InlineData("2026-06-09T14:20:00", "tonight 06:00", "2026-06-10T06:00:00")]
    [InlineData("2026-06-09T14:20:00", "tonight 7am", "2026-06-10T07:00:00")]
    [InlineData("2026-06-09T14:20:00", "tonight 9", "2026-06-09T21:00:00")]
    [InlineData("2026-06-09T14:20:00", "tonight 12", "2026-06-10T00:00:00")]
    [InlineData("2026-06-09T14:20:00", "tonight 24:00", "2026-06-10T00:00:00")]
    [InlineData("2026-06-09T14:20:00", "tonight 23:00", "2026-06-09T23:00:00")]
    [InlineData("2026-06-09T14:20:00", "tomorrow night 1am", "2026-06-11T01:00:00")]
    [InlineData("2026-06-09T14:20:00", "friday night 2am", "2026-06-13T02:00:00")]
    [InlineData("2026-06-09T14:20:00", "tuesday night at 2", "2026-06-10T02:00:00")]
    [InlineData("2026-06-09T14:20:00", "12 june night 03:00", "2026-06-13T03:00:00")]
    [InlineData("2026-06-10T06:12:00", "tonight at 3am", "2026-06-11T03:00:00")]
    [InlineData("2026-06-10T02:00:00", "tonight 23:00", "2026-06-10T23:00:00")]
    [InlineData("2026-06-10T02:00:00", "tonight at 4", "2026-06-10T04:00:00")]
    [InlineData("2026-06-10T02:00:00", "tuesday night at 4", "2026-06-10T04:00:00")]
    [InlineData("2026-06-10T02:00:00", "tonight at 1", "2026-06-11T01:00:00")]
    public void A_clock_time_of_a_night_lies_in_that_night(string now, string words, string local)
    {
        var at = At(local);

        new TimeParser(London).Moment(words, At(now)).Time.ShouldBe(new Interval(at, at));
    }

    [Theory]
    [InlineData("2026-06-09T14:20:00", "tonight 2-4", "2026-06-10T02:00:00", "2026-06-10T04:00:00")]
    [InlineData("2026-06-09T14:20:00", "tonight 2-7", "2026-06-10T02:00:00", "2026-06-10T07:00:00")]
    [InlineData("2026-06-09T14:20:00", "tonight 7-11", "2026-06-09T19:00:00", "2026-06-09T23:00:00")]
    [InlineData("2026-06-09T14:20:00", "tonight 8 to 10", "2026-06-09T20:00:00", "2026-06-09T22:00:00")]
    [InlineData("2026-06-09T14:20:00", "tonight 11pm-3am", "2026-06-09T23:00:00", "2026-06-10T03:00:00")]
    [InlineData("2026-06-09T14:20:00", "tonight 19-07", "2026-06-09T19:00:00", "2026-06-10T07:00:00")]
    [InlineData("2026-06-09T14:20:00", "saturday afternoon 2-4", "2026-06-13T14:00:00", "2026-06-13T16:00:00")]
    [InlineData("2026-06-09T14:20:00", "saturday night 02:00 04:00", "2026-06-14T02:00:00", "2026-06-14T04:00:00")]
    [InlineData("2026-06-10T02:00:00", "tonight", "2026-06-10T02:00:00", "2026-06-10T07:00:00")]
    [InlineData("2026-06-10T02:00:00", "tuesday night", "2026-06-10T02:00:00", "2026-06-10T07:00:00")]
    [InlineData("2026-06-09T14:20:00", "tue 14:00 18:00", "2026-06-09T14:20:00", "2026-06-09T18:00:00")]
    [InlineData("2026-06-09T14:20:00", "tue 13:00 wed 07:00", "2026-06-09T14:20:00", "2026-06-10T07:00:00")]
    [InlineData("2026-06-09T14:20:00", "tue 09:00 12:00", "2026-06-16T09:00:00", "2026-06-16T12:00:00")]
    public void A_span_keeps_to_its_night_and_part_and_may_have_begun(string now, string words, string from, string to)
    {
        new TimeParser(London).Span(words, At(now)).Time.ShouldBe(new Interval(At(from), At(to)));
    }

    /// <summary>Whenever it is asked, of any named night, at 24-hour clock times from 18:00 to 07:00.</summary>
    [Fact]
    public void A_time_of_a_night_is_never_of_another_one()
    {
        string[] nights = ["tonight", "night", "monday night", "thursday night", "sunday night", "tomorrow night"];
        var moments = CsCheck.Gen.Select(
            CsCheck.Gen.Int[0, (14 * 24 * 60) - 1], CsCheck.Gen.Int[0, nights.Length - 1], CsCheck.Gen.Int[0, 13 * 4]);
        CsCheck.Check.Sample(moments, sample =>
        {
            var (minute, index, quarter) = sample;
            var night = nights[index];
            var now = At("2026-06-08T00:00:00") + Duration.FromMinutes(minute);
            var clock = new LocalTime(18, 0).PlusMinutes(15 * quarter);
            var whole = new TimeParser(London).Span(night, now).Time.ShouldNotBeNull();

            var at = new TimeParser(London).Moment($"{night} {clock:HH:mm}", now).Time.ShouldNotBeNull().Start;

            // What of a running night is past belongs to the next one of its name.
            var length = night is "tonight" or "night" ? 1 : 7;
            var isIn = at >= whole.Start && at <= whole.End;
            var isInNext = at > whole.End && at <= whole.End + Duration.FromDays(length);
            (isIn || (whole.Start <= now && isInNext)).ShouldBeTrue($"{night} {clock:HH:mm} at {now}: {at}, the night is {whole}");
        });
    }

    [Theory]
    [InlineData("18-23", "2026-06-09T18:00:00", "2026-06-09T23:00:00")]
    [InlineData("18–23", "2026-06-09T18:00:00", "2026-06-09T23:00:00")]
    [InlineData("18:00 23:00", "2026-06-09T18:00:00", "2026-06-09T23:00:00")]
    [InlineData("18:00 to 23:00", "2026-06-09T18:00:00", "2026-06-09T23:00:00")]
    [InlineData("from 18:00 until 23:00", "2026-06-09T18:00:00", "2026-06-09T23:00:00")]
    [InlineData("tonight 18-23", "2026-06-09T18:00:00", "2026-06-09T23:00:00")]
    [InlineData("22:00-06:00", "2026-06-09T22:00:00", "2026-06-10T06:00:00")]
    [InlineData("14-18", "2026-06-09T14:20:00", "2026-06-09T18:00:00")]
    [InlineData("09-12", "2026-06-10T09:00:00", "2026-06-10T12:00:00")]
    [InlineData("18:00-24:00", "2026-06-09T18:00:00", "2026-06-10T00:00:00")]
    [InlineData("Fri 19:00 Sat 07:00", "2026-06-12T19:00:00", "2026-06-13T07:00:00")]
    [InlineData("fri 19-07", "2026-06-12T19:00:00", "2026-06-13T07:00:00")]
    [InlineData("tonight", "2026-06-09T18:00:00", "2026-06-10T07:00:00")]
    [InlineData("Saturday morning", "2026-06-13T06:00:00", "2026-06-13T12:00:00")]
    [InlineData("tomorrow", "2026-06-10T00:00:00", "2026-06-11T00:00:00")]
    [InlineData("2026-06-10T06:45 2026-06-10T12:30", "2026-06-10T06:45:00", "2026-06-10T12:30:00")]
    [InlineData("2026-06-10 06:45 12:30", "2026-06-10T06:45:00", "2026-06-10T12:30:00")]
    public void Spans_are_two_times_or_one_name(string words, string from, string to)
    {
        new TimeParser(London).Span(words, Now).Time.ShouldBe(new Interval(At(from), At(to)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("25:00")]
    [InlineData("16:75")]
    [InlineData("13pm")]
    [InlineData("31 feb 09:00 09:00 09:00")]
    [InlineData("2026-13-40")]
    [InlineData("Blursday 09:00")]
    public void What_is_no_time_is_not_guessed_at(string words)
    {
        new TimeParser(London).Moment(words, Now).Time.ShouldBeNull();
        new TimeParser(London).Span(words, Now).Time.ShouldBeNull();
    }

    [Fact]
    public void Tonight_asked_at_night_is_the_night_that_it_is()
    {
        var words = new TimeParser(London);

        words.Moment("tonight", At("2026-06-09T22:30:00")).Time.ShouldNotBeNull().Start.ShouldBe(At("2026-06-09T22:30:00"));
        words.Moment("tonight", At("2026-06-10T02:00:00")).Time.ShouldNotBeNull().Start.ShouldBe(At("2026-06-10T02:00:00"));
    }

    [Fact]
    public void Of_an_hour_that_comes_twice_the_first_is_meant()
    {
        var read = new TimeParser(London).Moment("01:30", At("2026-10-24T20:00:00"));

        read.Time.ShouldNotBeNull().Start.ShouldBe(Instant.FromUtc(2026, 10, 25, 0, 30));
    }

    /// <summary>What does not exist is refused in a sentence that says why.</summary>
    [Theory]
    [InlineData("2027-03-27T20:00:00", "01:30", "There's no 01:30 on Sun 28 March: the clocks go forward then.")]
    [InlineData("2026-06-09T14:20:00", "31 june 09:00", "There's no 31 June.")]
    [InlineData("2026-06-09T14:20:00", "29 feb 2026", "There's no 29 February in 2026.")]
    [InlineData("2026-06-09T14:20:00", "29 feb", "There's no 29 February in 2027.")]
    [InlineData("2026-06-09T14:20:00", "12/13 09:00", "There's no month 13: I read the day first, then the month.")]
    [InlineData("2026-06-09T14:20:00", "fri 13 june 09:00", "13 June 2026 is a Saturday, not a Friday.")]
    [InlineData("2026-06-09T14:20:00", "25:00", "25:00 isn't a time of day.")]
    [InlineData("2026-06-09T14:20:00", "tonight 15:00", "15:00 isn't in the night: that's 18:00 to 07:00.")]
    public void What_does_not_exist_is_refused_in_a_sentence(string now, string words, string sentence)
    {
        var read = new TimeParser(London).Time(words, At(now));

        read.Time.ShouldBeNull();
        read.Fault.ShouldBe(sentence);
    }

    [Fact]
    public void Of_next_friday_the_one_after_is_remembered()
    {
        var read = new TimeParser(London).Moment("next friday 19:00", Now);

        read.Time.ShouldNotBeNull().Start.ShouldBe(At("2026-06-12T19:00:00"));
        read.Other.ShouldNotBeNull().Start.ShouldBe(At("2026-06-19T19:00:00"));
    }

    [Theory]
    [InlineData("2026-10-24T20:00:00", 9)]
    [InlineData("2027-03-27T20:00:00", 7)]
    [InlineData("2026-06-09T20:00:00", 8)]
    public void A_night_shift_is_as_long_as_the_night_really_is(string now, int hours)
    {
        var span = new TimeParser(London).Span("22:00-06:00", At(now)).Time.ShouldNotBeNull();

        span.Duration.ShouldBe(Duration.FromHours(hours));
    }

    [Fact]
    public void Never_throws_whatever_is_typed() =>
        CsCheck.Check.Sample(CsCheck.Gen.String, text =>
        {
            _ = new TimeParser(London).Moment(text, Now);
            _ = new TimeParser(London).Span(text, Now);
        });

    private static Instant At(string local) => London.InstantOf(LocalDateTimePattern.GeneralIso.Parse(local).Value);
}
