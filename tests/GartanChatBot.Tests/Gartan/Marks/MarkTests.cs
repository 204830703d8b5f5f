using CsCheck;
using GartanChatBot.Crewing;
using GartanChatBot.Gartan;
using GartanChatBot.Gartan.Marks;
using GartanChatBot.Gartan.Pages;
using GartanChatBot.Gartan.Reading;
using NodaTime;

namespace GartanChatBot.Tests.Gartan.Marks;

/// <summary>Whatever marks a cell: nobody is on who is off as far as the page itself can tell.</summary>
public class MarkTests
{
    private static readonly string[][] SkillSets = [["IC", "BA"], ["ERD", "BA"], ["BA"], [], ["IC", "ERD", "BA"], ["LGV"]];

    private static readonly Gen<SlotSet> Runs =
        from runs in Gen.Select(Gen.Int[0, 95], Gen.Int[1, 40]).Array[0, 3]
        select runs.Aggregate(SlotSet.Empty, (slots, run) =>
            slots | SlotSet.First(Math.Min(96, run.Item1 + run.Item2)).Except(SlotSet.First(run.Item1)));

    private static readonly Gen<MarkedPage> Pages =
        from marking in Markings.Any
        from count in Gen.Int[4, 9]
        from coded in Runs.Array[count]
        from marked in Runs.Array[count]
        from whole in Gen.Bool.Array[count]
        from skills in Gen.OneOf(SkillSets).Array[count]
        from rules in Gen.Enum<RulesKind>()
        from wrong in Gen.Int[0, 9].Array[96]
        from numbered in Gen.Bool
        select new MarkedPage(PeopleOf(marking, coded, marked, whole, skills), marking)
        {
            Rules = rules,
            WrongCounts = wrong,
            CellsAreNumbered = numbered,
        };

    [Fact]
    public void Shows_nobody_on_who_is_off_however_that_is_marked() =>
        Pages.Sample(
            page =>
            {
                var reading = Sample.ReadText(page.Write());
                var day = reading.Day.ShouldNotBeNull(reading.Refusal?.Sentence);
                foreach (var (member, person) in day.Members.Zip(page.People))
                {
                    if (page.Rules == RulesKind.Right)
                        Sample.Bar(member.Available, 96).ShouldBe(Sample.Bar(person.On, 96), member.Name);
                    else if (page.Rules == RulesKind.AllOn)
                        Sample.Bar(member.Available, 96).ShouldBe(Sample.Bar(SlotSet.First(96).Except(person.Coded), 96), member.Name);
                    else if (page.Rules == RulesKind.Absent)
                        member.Available.Except(person.On).IsEmpty.ShouldBeTrue(member.Name);
                }

                for (var slot = 0; slot < 96 && page.Rules == RulesKind.Wrong; slot++)
                {
                    var wronglyOn = day.Members.Zip(page.People).Any(pair => pair.First.Available[slot] && !pair.Second.On[slot]);
                    (wronglyOn && day.Members.Count(member => member.Available[slot]) > page.Count("Total Crew", slot)).ShouldBeFalse(
                        $"at {slot}: {string.Concat(reading.Diagnostics.Sentences())}");
                }
            },
            iter: 1500);

    [Fact]
    public void Cells_of_every_kind_may_bear_numbers_handlers_and_times()
    {
        var plain = Sample.Day("K41-2026-06-09.html");
        foreach (var rules in (bool[])[true, false])
        {
            var page = Sample.Text("K41-2026-06-09.html");
            page = rules
                ? page
                : page[..page.IndexOf("<tr class=\"gridheader\"><td colspan=\"5\">Rules", StringComparison.Ordinal)] + "</table>";
            var number = 0;
            var numbered = string.Join(
                "<td class=\"schTD",
                page.Split("<td class=\"schTD")
                    .Select(part =>
                        number++ == 0
                            ? part
                            : part.Insert(
                                part.IndexOf('>', StringComparison.Ordinal),
                                $" id=\"s{number}\" onclick=\"edit({number})\" data-cell=\"{number}\"")));

            var reading = Sample.ReadText(numbered);

            reading.Day.ShouldNotBeNull().Members.Select(member => Sample.Bar(member.Available, 96))
                .ShouldBe(plain.Members.Select(member => Sample.Bar(member.Available, 96)), $"with rules: {rules}");
            reading.Diagnostics.UnknownMarks.ShouldBeEmpty();
        }
    }

    [Fact]
    public void Knows_a_service_that_marks_those_who_are_on()
    {
        var people = PeopleOf(
            new("") { },
            [SlotSet.First(20), SlotSet.Empty, SlotSet.Empty, SlotSet.Empty],
            [SlotSet.Empty, SlotSet.First(96), SlotSet.First(50), SlotSet.First(96)],
            [false, false, false, false],
            [
                ["BA"], ["BA"], ["IC"], ["LGV"],
            ]);
        var page = new MarkedPage(people, new("") { SecondClass = " free" }).Write();
        var marked = people.Select(person => person.Marked.Except(person.Coded)).ToList();
        var rules = string.Concat(Enumerable.Range(0, 96).Select(slot => $"<td>{marked.Count(on => on[slot])}</td>"));
        page =
            page[..page.IndexOf("<tr><td colspan=\"5\">Total Crew", StringComparison.Ordinal)]
            + $"<tr><td colspan=\"5\">Total Crew</td>{rules}</tr></table>";

        var day = Sample.ReadText(page).Day.ShouldNotBeNull();

        day.Members.Select(member => Sample.Bar(member.Available, 96)).ShouldBe(marked.Select(on => Sample.Bar(on, 96)));
    }

    [Fact]
    public void What_one_page_taught_holds_for_the_next_that_has_no_counts()
    {
        var book = MarkBook.Empty;
        var reader = new DayReader(CodeBook.Usual, book, SkillAliases.Default);
        var off = new Marking("off") { SecondClass = " unavailable" };
        var alt = new Marking("alt") { RowClass = " alt" };

        Read(reader, Page(off, RulesKind.Absent)).Members[1].Available.IsEmpty.ShouldBeTrue("nothing is known yet");
        Read(reader, Page(off, RulesKind.Absent)).Members[1].Unreadable.Count.ShouldBe(96);
        var edition = book.Edition;
        Read(reader, Page(off, RulesKind.Right));
        Read(reader, Page(alt, RulesKind.AllOn));

        book.All.Select(mark => $"{mark}").ShouldBe(["\"class unavailable\" means off", "\"row class alt\" means nothing"]);
        book.Edition.ShouldNotBe(edition, "an unchanged page has to be read anew");
        var known = Read(reader, Page(off, RulesKind.Absent)).Members[1];
        (known.Available.IsEmpty, known.Unreadable.IsEmpty, known.Away.Count).ShouldBe((true, true, 96));
        Read(reader, Page(alt, RulesKind.Absent)).Members[1].Available.Count.ShouldBe(96);

        Read(reader, Page(alt, RulesKind.Right)).Members[1].Available.IsEmpty.ShouldBeTrue("the page's own counts come first");
        Read(reader, Page(alt, RulesKind.Absent)).Members[1].Available.IsEmpty.ShouldBeTrue("it has meant both");
    }

    [Fact]
    public void What_the_operator_pins_comes_before_everything()
    {
        var pins = new MarkOptions { Off = ["class unavailable"], Neutral = ["row class alt"] };
        var reader = new DayReader(CodeBook.Usual, new MarkBook(pins, store: null), SkillAliases.Default);

        var off = Read(reader, Page(new("off") { SecondClass = " unavailable" }, RulesKind.Absent)).Members[1];
        var on = Read(reader, Page(new("alt") { RowClass = " alt" }, RulesKind.Absent)).Members[1];

        (off.Available.IsEmpty, off.Away.IsEmpty, off.Unreadable.IsEmpty).ShouldBe(
            (true, true, true), "plainly off: the operator knows why");
        on.Available.Count.ShouldBe(96);
        reader.HashOf("x").ShouldNotBe(new DayReader(CodeBook.Usual).HashOf("x"));
    }

    [Fact]
    public void Never_keeps_a_name_with_a_mark()
    {
        var book = MarkBook.Empty;
        var page = Page(new("note") { Title = "ROWAN, B dentist 12/06/2026 09:07" }, RulesKind.Right);

        Read(new DayReader(CodeBook.Usual, book, SkillAliases.Default), page);

        book.All.ShouldHaveSingleItem().Words.ShouldBe("title @ dentist 12/06/2026 09:07");
    }

    private static StationDay Read(DayReader reader, MarkedPage page) =>
        reader
            .Read(page.Write(), StationCode.Parse("K41"), Sample.London, new LocalDate(2026, 6, 9), Sample.ReadAt, previous: null)
            .Day.ShouldNotBeNull();

    /// <summary>Four people; the second is marked all day.</summary>
    private static MarkedPage Page(Marking marking, RulesKind rules)
    {
        SlotSet[] marked = [SlotSet.Empty, SlotSet.First(96), SlotSet.Empty, SlotSet.Empty];
        var people = PeopleOf(
            marking,
            [SlotSet.Empty, SlotSet.Empty, SlotSet.First(9), SlotSet.Empty],
            marked,
            [false, false, false, false],
            [
                ["BA"], ["BA"], ["IC"], ["LGV"],
            ]);
        return new(people, marking) { Rules = rules };
    }

    /// <summary>The first is never marked and the second has a code some time, as on any real page. Marks of a row hold all day.</summary>
    private static MarkedPerson[] PeopleOf(Marking marking, SlotSet[] coded, SlotSet[] marked, bool[] whole, string[][] skills)
    {
        string[] names = ["ALDER, TM", "ROWAN, B", "ELM, SJ", "HAZEL, KN", "O'BRACKEN, A", "FERN, PL", "GORSE, DW", "IVY, C", "YEW, R"];
        return
        [
            .. coded.Select((codes, place) => new MarkedPerson(
                names[place],
                skills[place],
                place == 0 ? codes.Except(SlotSet.First(96).Except(SlotSet.First(80))) | SlotSet.First(1) : codes,
                place == 0 || (marking.IsOfRows && !whole[place] && marked[place].Count < 60) ? SlotSet.Empty
                : marking.IsOfRows ? SlotSet.First(96)
                : marked[place].Except(codes))),
        ];
    }
}
