using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Commands;
using GartanChatBot.Commands.Words;
using GartanChatBot.Crewing;
using NodaTime;

namespace GartanChatBot.Tests.Commands;

/// <summary>How an answer says its time, its numbers and the asker's own words, at K41 on Tuesday 9 June 2026, 14:20.</summary>
public sealed class SaidShortlyTests : IDisposable
{
    private readonly TestRota rota = new();

    [Theory]
    [InlineData("/until wed 07:00", "Wed 10 June 07:00: Off the run until 12:30")]
    [InlineData("/pump wed", "Wed 10 June: K41P1 – off 06:45–12:30")]
    [InlineData("/pump wed 01:00", "until 06:45, then off")]
    [InlineData("/now wed 05:00", "Until 06:45 (1 h 45 m)")]
    [InlineData("/crew Elm wed 13:00", "on until 23:00")]
    [InlineData("/crew Cedar wed 14:00", "off, back 16:45, at least until Tue 23 Jun")]
    [InlineData("/fix wed 07:00", "Gap 06:45–12:30")]
    [InlineData("/week tomorrow", "Worst gap: Wed 06:45–12:30")]
    [InlineData("/fix sat", "The next: today 16:00–17:00")]
    [InlineData("have we been off this week", "Mon 8 June 00:00–Tue 14:20: K41P1 on the run")]
    [InlineData("who is on at eight", "🟡 Tue 9 June 20:00 – booked so far")]
    public async Task Times_are_seen_from_the_day_in_question(string question, string words) =>
        (await AskAsync(question)).ShouldContain(words);

    [Fact]
    public async Task Another_year_is_said()
    {
        rota.Now = TestRota.At("2027-01-03T09:00");
        rota.ReadAt = TestRota.At("2027-01-03T08:59");
        rota.Days.AddRange(Enumerable.Range(2, 3).Select(day => rota.Days[^1] with { Date = new LocalDate(2027, 1, day) }).ToList());

        (await AskAsync("/pump 2026-06-10")).ShouldStartWith("🔴 Wed 10 June 2026: K41P1 – off 06:45–12:30");
        (await AskAsync("/pump 2026-06-10T07:00")).ShouldStartWith("🔴 Wed 10 June 2026 07:00: No – K41P1 was off the run");
    }

    /// <summary>Somebody who is called like a day must not make it look said.</summary>
    [Fact]
    public async Task The_time_stands_at_the_beginning()
    {
        string[] commands = ["/pump", "/next", "/fix", "/who", "/dependson", "/timeline", "/whatif off Gorse", "/canigo", "/me"];
        foreach (var command in commands)
        {
            var reply = await ReplyAsync($"{command} 2026-06-10T13:00 2026-06-10T15:00");
            TextRun.PlainText(reply.Title).ShouldStartWith("Wed 10 June 13:00–15:00", Case.Sensitive, command);
        }
    }

    [Theory]
    [InlineData("how many drivers tonight", "Driver 2 of 1")]
    [InlineData("/skill ba tonight", "BA 4 of 2, from 22:00 3 of 2, from Wed 06:45 2 of 2.")]
    [InlineData("/skill driver wed 06:00-13:00", "Driver 2 of 1, from 06:45 1 of 1, from 07:00 0 of 1, from 12:30 1 of 1.")]
    [InlineData("/skill crew tonight", "Crew 5 of 4, from 22:00 4 of 4, from Wed 06:45 3 of 4.")]
    [InlineData("/skill crew", "Crew: 4 of 4 – ")]
    public async Task How_many_is_answered_by_numbers_against_the_need(string question, string numbers) =>
        (await AskAsync(question)).ShouldContain(numbers);

    [Fact]
    public async Task Where_nothing_was_read_there_is_no_number()
    {
        rota.Days.RemoveAll(day => day.Date == new LocalDate(2026, 6, 10));

        (await AskAsync("how many ba tonight")).ShouldContain("from 24:00 not read".Replace("24:00", "Wed 00:00"));
    }

    [Fact]
    public async Task Many_changes_are_cut_and_what_is_short_is_still_said()
    {
        var shown = await AskAsync("/skill crew this week");

        shown.ShouldContain(" more changes. ⚠ Short Wed 06:45–12:30.");
    }

    [Fact]
    public async Task Long_lists_of_times_are_cut()
    {
        rota.Change("2026-06-13", day => day with
        {
            Appliances = [day.Appliances[0] with { OnTheRun = SlotSet.Empty, OffTheRun = SlotSet.Empty }],
        })
            .ChangeMember("2026-06-13", "ALDER", member => member with { Available = EveryOtherHour() })
            .ChangeMember("2026-06-13", "GORSE", member => member with { Available = EveryOtherHour() })
            .ChangeMember("2026-06-13", "CEDAR", member => member with { Available = EveryOtherHour() });

        var shown = await AskAsync("/crew Gorse sat");
        shown.ShouldContain("on 00:00–01:00, 02:00–03:00, 04:00–05:00, 06:00–07:00 and 8 more.");

        var next = await ReplyAsync("/next sat");
        var text = await AskAsync("/next sat");
        text.ShouldContain("+7 more.");
        text.Length.ShouldBeLessThan(900);
        var rest = next.Blocks.OfType<ReplyBlock.Buttons>().SelectMany(block => block.Choices).First();
        rest.Label.ShouldBe("Later gaps");
        (await AskAsync(rest.Command)).ShouldContain("11:00–12:00");
    }

    [Fact]
    public async Task What_if_tells_what_is_new_and_not_what_was_off_anyway()
    {
        var shown = await AskAsync("/whatif off Birch 15:00-17:30");

        shown.ShouldContain("would be off 15:00–16:00 and 17:00–17:30 (1 h 30 m)");
        shown.ShouldContain("It is off 16:00–17:00 with or without Birch.");
    }

    [Fact]
    public async Task Whom_it_relies_on_is_not_said_while_somebody_can_not_be_read()
    {
        rota.ChangeMember("2026-06-09", "HAZEL", member => member with { Unreadable = SlotSet.First(96) });
        foreach (var question in new[] { "/dependson", "/dependson tonight" })
        {
            var shown = await AskAsync(question);

            shown.ShouldContain("1 person on the page can't be read", Case.Sensitive, question);
            shown.ShouldNotContain("relies on Birch");
            shown.ShouldNotContain("• Alder");
        }
    }

    [Fact]
    public async Task Whom_it_relies_on_is_not_said_of_time_that_was_not_read()
    {
        rota.Days.RemoveAll(day => day.Date == new LocalDate(2026, 6, 10));

        (await AskAsync("/dependson tonight")).ShouldContain("K41P1 – I don't know who it relies on: not all of it is known.");
    }

    [Fact]
    public async Task Hours_say_that_they_are_of_whole_weeks()
    {
        (await AskAsync("/hours yesterday")).ShouldContain("I count whole weeks, Monday to Sunday.");
        (await AskAsync("/hours this week")).ShouldNotContain("whole weeks");
    }

    [Theory]
    [InlineData("/crew {0}")]
    [InlineData("/skill {0}")]
    [InlineData("/who {0}")]
    [InlineData("/now {0}")]
    [InlineData("/pump {0}")]
    [InlineData("/status {0}")]
    [InlineData("/alerts {0}")]
    [InlineData("/mute {0}")]
    [InlineData("/link {0}")]
    [InlineData("/names {0}")]
    [InlineData("{0}")]
    public async Task The_askers_words_come_back_short_and_harmless(string question)
    {
        var words = "w\u0007\u202E" + new string('x', 300);

        var shown = TextRun.PlainText((await ReplyAsync(string.Format(question, words))).Title);

        shown.ShouldNotContain("\u0007");
        shown.ShouldNotContain("\u202E");
        shown.ShouldNotContain(new string('x', 61));
    }

    [Fact]
    public async Task A_long_question_is_refused_before_it_is_read()
    {
        var started = System.Diagnostics.Stopwatch.StartNew();
        foreach (var question in new[] { new string('a', 401), $"/crew {string.Join(' ', Enumerable.Repeat("and", 5000))}" })
            (await AskAsync(question)).ShouldStartWith("That's too long for me");

        started.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    [Theory]
    [InlineData("/crew ced")]
    [InlineData("/crew cedra")]
    [InlineData("/crew alde")]
    public async Task Among_initials_nobody_is_found_by_a_beginning(string question)
    {
        var reply = await rota.ReplyAsync(question, request => request with { Names = NameStyle.Initials });

        reply.Answered.ShouldBeFalse();
        TextRun.PlainText(reply.Title).ShouldStartWith("I don't know a");
    }

    [Fact]
    public async Task The_hour_that_comes_twice_is_the_one_that_was_meant()
    {
        rota.Now = TestRota.At("2026-10-24T12:00");
        rota.ReadAt = rota.Now;
        var sample = rota.Days[^1];
        rota.Days.Clear();
        rota.Days.AddRange(Enumerable.Range(23, 4).Select(day => sample with
        {
            Date = new LocalDate(2026, 10, day),
            SlotCount = day == 25 ? 100 : 96,
        }));

        foreach (var offset in new[] { "+01:00", "+00:00" })
        {
            var reply = await ReplyAsync($"/whatif off Gorse 2026-10-25T01:30{offset}");
            var button = reply.Blocks.OfType<ReplyBlock.Buttons>().SelectMany(block => block.Choices).First();
            button.Command.ShouldContain($"2026-10-25T01:30{offset}");
        }
    }

    [Fact]
    public void No_word_of_the_grammar_is_lost_before_it_is_read() =>
        QuestionGrammar.Questions
            .SelectMany(rule => Vocabulary.WordsOf(rule.Pattern))
            .Distinct()
            .Where(word => QuestionWords.Essence(QuestionWords.Of(word)) != word)
            .ShouldBe(["now"], "it is a question where it stands alone");

    [Fact]
    public async Task Every_question_that_is_offered_is_one()
    {
        foreach (var (_, command, _) in NotUnderstood.Questions)
            (await ReplyAsync(command)).Answered.ShouldBeTrue(command);
    }

    public void Dispose() => rota.Dispose();

    private static SlotSet EveryOtherHour() =>
        Enumerable.Range(0, 96).Where(slot => slot / 4 % 2 == 0).Aggregate(SlotSet.Empty, (set, slot) => set.With(slot));

    private Task<string> AskAsync(string text) => rota.AskAsync(text, request => request with { As = "ELM, SJ" });

    private Task<Reply> ReplyAsync(string text) => rota.ReplyAsync(text, request => request with { As = "ELM, SJ" });
}
