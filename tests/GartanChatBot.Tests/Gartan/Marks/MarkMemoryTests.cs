using CsCheck;
using GartanChatBot.Crewing;
using GartanChatBot.Gartan.Marks;
using GartanChatBot.Gartan.Pages;
using GartanChatBot.Gartan.Reading;
using GartanChatBot.Tests.Gartan.Pages;
using NodaTime;

namespace GartanChatBot.Tests.Gartan.Marks;

/// <summary>What the counts of one page taught is used on pages without counts: nobody is on merely because nothing counts them.</summary>
public class MarkMemoryTests
{
    private const int Slots = 96;
    private static readonly SlotSet AllDay = SlotSet.First(Slots);
    private static readonly string[][] Skills = [["IC", "BA"], ["ERD", "BA"], ["BA"], []];

    private static readonly Gen<SlotSet> Runs =
        from runs in Gen.Select(Gen.Int[0, 95], Gen.Int[1, 60]).Array[0, 3]
        select runs.Aggregate(SlotSet.Empty, (slots, run) =>
            slots | SlotSet.First(Math.Min(Slots, run.Item1 + run.Item2)).Except(SlotSet.First(run.Item1)));

    private readonly DayReader reader = new(CodeBook.Usual, MarkBook.Empty, SkillAliases.Default);

    [Fact]
    public void Whatever_mark_was_learnt_nobody_is_on_who_is_off()
    {
        var gen =
            from marking in Markings.Any
            from numbered in Gen.Bool
            from taught in People(marking)
            from asked in People(marking)
            select (
                First: new MarkedPage(taught, marking) { CellsAreNumbered = numbered },
                Next: new MarkedPage(asked, marking) { CellsAreNumbered = numbered, Rules = RulesKind.Absent });

        gen.Sample(
            pages =>
            {
                var learning = new DayReader(CodeBook.Usual, MarkBook.Empty, SkillAliases.Default);
                Read(learning, pages.First.Write());
                var reading = Reading(learning, pages.Next.Write());

                foreach (var (member, person) in reading.Day.ShouldNotBeNull().Members.Zip(pages.Next.People))
                {
                    member
                        .Available.Except(person.On)
                        .IsEmpty.ShouldBeTrue($"{member.Name}: {string.Concat(reading.Diagnostics.Sentences())}");
                    if (reading.Diagnostics.UnknownMarks.Count == 0)
                        Sample.Bar(member.Available, Slots).ShouldBe(Sample.Bar(person.On, Slots), member.Name);
                }
            },
            iter: 600);
    }

    [Fact]
    public void A_service_that_marks_those_who_are_on_has_nobody_on_by_a_plain_cell()
    {
        MarkedPerson[] people =
        [
            new("ALDER, TM", ["BA"], SlotSet.Empty, AllDay), new("ROWAN, B", ["IC"], SlotSet.First(9), SlotSet.First(50)),
            new("ELM, SJ", ["LGV"], SlotSet.Empty, SlotSet.Empty),
        ];
        var free = new Marking("free") { SecondClass = " free" };

        Read(reader, WithCountsOfMarked(people, free));
        var next = Read(reader, new MarkedPage(people, free) { Rules = RulesKind.Absent }.Write());
        var nobody = Read(
            reader,
            new MarkedPage([.. people.Select(person => person with { Marked = SlotSet.Empty })], free) { Rules = RulesKind.Absent }.Write()
        );

        next.Members.Select(member => Sample.Bar(member.Available, Slots))
            .ShouldBe(people.Select(person => Sample.Bar(person.Marked.Except(person.Coded), Slots)));
        nobody.Members.ShouldAllBe(member => member.Available.IsEmpty);
    }

    [Fact]
    public void Counts_that_say_the_contrary_leave_plain_cells_unknown_where_nothing_counts_them()
    {
        MarkedPerson[] people =
        [
            new("ALDER, TM", ["BA"], SlotSet.Empty, SlotSet.First(50)), new("ELM, SJ", ["LGV"], SlotSet.First(9), SlotSet.Empty),
        ];
        var free = new Marking("free") { SecondClass = " free" };
        var plain = people.Select(person => person with { Marked = SlotSet.Empty }).ToList();
        Read(reader, WithCountsOfMarked(people, free));

        var counted = Read(reader, new MarkedPage(plain, free).Write());
        var uncounted = Read(reader, new MarkedPage(plain, free) { Rules = RulesKind.Absent }.Write());

        counted.Members[0].Available.ShouldBe(AllDay, "the page's own counts come first");
        uncounted.Members[0].Unreadable.ShouldBe(AllDay);
    }

    [Fact]
    public void What_all_cells_bore_on_a_page_with_counts_tells_nothing_on_a_blank_one()
    {
        var marking = new Marking("");
        MarkedPerson[] booked =
        [
            .. Skills.Select((skills, place) => new MarkedPerson($"ROWAN, {place}", skills, SlotSet.First(9 * place), SlotSet.Empty)),
        ];
        var blank = new MarkedPage([.. booked.Select(person => person with { Coded = SlotSet.Empty })], marking)
        {
            CellsAreNumbered = true,
            Rules = RulesKind.Absent,
        }.Write();

        Read(reader, blank).Members.ShouldAllBe(member => member.Unreadable == AllDay);
        Read(reader, new MarkedPage(booked, marking) { CellsAreNumbered = true }.Write());

        Read(reader, blank).Members.ShouldAllBe(member => member.Available == AllDay);
    }

    [Fact]
    public void A_harmless_way_of_writing_that_the_counts_called_off_stays_off()
    {
        MarkedPerson[] people =
        [
            new("ALDER, TM", ["BA"], SlotSet.First(4), SlotSet.Empty), new("ELM, SJ", ["LGV"], SlotSet.Empty, SlotSet.First(70)),
        ];
        var padded = new Marking("nbsp") { Inside = "&nbsp;" };

        Read(reader, new MarkedPage(people, padded).Write());
        var next = Read(reader, new MarkedPage(people, padded) { Rules = RulesKind.Absent }.Write());

        var useless = Read(
            reader,
            WithRows(new MarkedPage(people, padded) { Rules = RulesKind.Absent }.Write(), "Water rescue", [.. Enumerable.Repeat(0, Slots)])
        );

        foreach (var day in (StationDay[])[next, useless])
            day.Members.Select(member => Sample.Bar(member.Available, Slots))
                .ShouldBe(people.Select(person => Sample.Bar(person.On, Slots)));
    }

    /// <summary>Marks of a row hold all day.</summary>
    private static Gen<MarkedPerson[]> People(Marking marking) =>
        from coded in Runs.Array[4]
        from marked in Runs.Array[4]
        from whole in Gen.Bool.Array[4]
        select Skills
            .Select(
                (skills, place) =>
                    new MarkedPerson(
                        $"ROWAN, {(char)('A' + place)}",
                        skills,
                        place == 0 ? coded[place] & SlotSet.First(80) | SlotSet.First(1) : coded[place],
                        place == 0 ? SlotSet.Empty
                            : !marking.IsOfRows ? marked[place].Except(coded[place])
                            : whole[place] ? AllDay
                            : SlotSet.Empty))
            .ToArray();

    /// <summary>Gartan counts those whose cells are marked.</summary>
    private static string WithCountsOfMarked(MarkedPerson[] people, Marking marking) => WithRows(
        new MarkedPage(people, marking) { Rules = RulesKind.Absent }.Write(),
        "Total Crew",
        [.. Enumerable.Range(0, Slots).Select(slot => people.Count(person => person.Marked.Except(person.Coded)[slot]))]);

    private static string WithRows(string page, string label, int[] counts)
    {
        var row = $"<tr><td colspan=\"5\">{label}</td>{string.Concat(counts.Select(count => $"<td>{count}</td>"))}</tr>";
        return page.Replace(
            "</table>",
            $"{Grid.Header("<td colspan=\"5\">Rules</td>", Grid.LabelsOf(15))}{row}</table>",
            StringComparison.Ordinal);
    }

    private static StationDay Read(DayReader reader, string page) => Reading(reader, page).Day.ShouldNotBeNull();

    private static DayReading Reading(DayReader reader, string page) =>
        reader.Read(page, StationCode.Parse("K41"), Sample.London, new LocalDate(2026, 6, 9), Sample.ReadAt, previous: null);
}
