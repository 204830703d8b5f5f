using System.Text.Json;
using GartanChatBot.Crewing;
using GartanChatBot.Gartan.Http;

namespace GartanChatBot.Tests.Gartan;

public class SampleTests
{
    public static TheoryData<string> PagesWithFacts =>
    [
        "K41-2026-06-08", "K41-2026-06-09", "K41-2026-06-10", "K41-2026-06-11", "K41-2026-06-12", "K41-2026-06-13", "K41-2026-06-14",
        "R12-2026-06-09",
    ];

    [Theory]
    [MemberData(nameof(PagesWithFacts))]
    public void Says_exactly_what_the_facts_beside_the_page_say(string name)
    {
        using var facts = JsonDocument.Parse(Sample.Text(name + ".json"));

        var day = Sample.Day(name + ".html");

        var crew = facts.RootElement.GetProperty("crew").EnumerateArray().ToList();
        day.Members.Count.ShouldBe(crew.Count);
        foreach (var (member, fact) in day.Members.Zip(crew))
        {
            member.Name.ShouldBe(fact.GetProperty("name").GetString());
            member.Role.ShouldBe(fact.GetProperty("role").GetString());
            member.Skills.ShouldBe(fact.GetProperty("skills").EnumerateArray().Select(skill => skill.GetString()));
            $"{member.ContractHours} ({member.GartanHours})".ShouldBe(fact.GetProperty("contract").GetString());
            Sample.Bar(member.Available, 96).ShouldBe(fact.GetProperty("available").GetString(), member.Name);
        }

        var appliances = facts.RootElement.GetProperty("appliances").EnumerateObject().ToList();
        day.Appliances.Select(appliance => appliance.Callsign.Value).ShouldBe(appliances.Select(fact => fact.Name));
        foreach (var (appliance, fact) in day.Appliances.Zip(appliances))
        {
            appliance.RuleText.ShouldBe(fact.Value.GetProperty("rule").GetString());
            Sample.Bar(appliance.OnTheRun, 96).ShouldBe(fact.Value.GetProperty("available").GetString());
            (appliance.OnTheRun | appliance.OffTheRun).ShouldBe(SlotSet.First(96));
        }
    }

    [Theory]
    [MemberData(nameof(PagesWithFacts))]
    public void Finds_nothing_odd_in_a_plain_page(string name) => Sample.Read(name + ".html").Diagnostics.IsEmpty.ShouldBeTrue();

    [Theory]
    [InlineData("K41-2026-06-09-old-colours.html")]
    [InlineData("read-colon-labels.html")]
    [InlineData("read-rgb-colours.html")]
    public void Reads_the_same_day_in_other_clothes(string name) => ShouldBeTheSame(Sample.Day(name), Sample.Day("K41-2026-06-09.html"));

    [Fact]
    public void Reads_the_same_day_as_it_was_sent()
    {
        var html = ScheduleResponse.Unwrap(Sample.Text("K41-2026-06-09-as-sent.json"), out _);

        ShouldBeTheSame(Sample.ReadText(html.ShouldNotBeNull().ToString()).Day.ShouldNotBeNull(), Sample.Day("K41-2026-06-09.html"));
    }

    [Fact]
    public void Spreads_an_hourly_page_over_its_quarter_hours()
    {
        var day = Sample.Day("K41-2026-06-09-hourly.html");

        day.ResolutionMinutes.ShouldBe(60);
        var quarterly = Sample.Day("K41-2026-06-09.html");
        foreach (var (hourly, exact) in day.Members.Zip(quarterly.Members))
        {
            for (var slot = 0; slot < 96; slot++)
                hourly.Available[slot].ShouldBe(hourly.Available[slot / 4 * 4], "one value for the whole hour");

            hourly.Available.Except(exact.Available).IsEmpty.ShouldBeTrue("an hour is available only when all of it is");
        }

        day.Appliances.ShouldHaveSingleItem().OffTheRun.ShouldBe(quarterly.Appliances[0].OffTheRun);
    }

    [Fact]
    public void Takes_an_unknown_code_for_away_and_says_so_once()
    {
        var reading = Sample.Read("read-unknown-code.html");

        reading.Diagnostics.UnknownCodes.ShouldBe(["ZX"]);
        reading.Day.ShouldNotBeNull().Members.Select(member => member.Available)
            .ShouldBe(Sample.Day("K41-2026-06-09.html").Members.Select(member => member.Available));
    }

    [Theory]
    [InlineData("K41-2027-03-28-clock-change.html", 92)]
    [InlineData("K41-2026-10-25-clock-change.html", 100)]
    public void Maps_a_wall_clock_page_to_the_hours_that_really_pass(string name, int slots)
    {
        var day = Sample.Day(name);

        day.SlotCount.ShouldBe(slots);
        day.Members.ShouldAllBe(member => member.Available == SlotSet.First(slots));
        day.Appliances.ShouldHaveSingleItem().OnTheRun.ShouldBe(SlotSet.First(slots));
        day.RuleCounts.ShouldAllBe(count => count.Have.Count == slots);
    }

    [Theory]
    [InlineData("refuse-cut-short.html", "CutShort")]
    [InlineData("refuse-login-page.html", "LoginPage")]
    [InlineData("refuse-missing-columns.html", "CellsAndLabelsDiffer")]
    [InlineData("refuse-no-appliances.html", "NoAppliances")]
    [InlineData("refuse-no-employees.html", "NoEmployees")]
    public void Refuses_a_page_that_cannot_be_trusted_with_or_without_one_before(string name, string reason)
    {
        var before = Sample.Day("K41-2026-06-09.html");

        foreach (var reading in new[] { Sample.Read(name), Sample.Read(name, before) })
        {
            reading.Day.ShouldBeNull();
            reading.Refusal.ShouldNotBeNull().Reason.ToString().ShouldBe(reason);
            reading.Refusal.Sentence.ShouldEndWith(".");
        }
    }

    internal static void ShouldBeTheSame(StationDay day, StationDay expected)
    {
        JsonSerializer.Serialize(Plain(day)).ShouldBe(JsonSerializer.Serialize(Plain(expected)));

        static object Plain(StationDay day) => new
        {
            day.SlotCount,
            day.ResolutionMinutes,
            Members = day.Members.Select(member => new
            {
                member.Name,
                member.Role,
                member.Skills,
                member.ContractHours,
                member.GartanHours,
                Slots = new[] { member.Available, member.Committed, member.Away, member.Unreadable }
                    .Select(slots => Sample.Bar(slots, 128)),
            }),
            Appliances = day.Appliances.Select(appliance => new
            {
                appliance.Callsign.Value,
                appliance.RuleText,
                Slots = new[] { appliance.OnTheRun, appliance.OffTheRun }.Select(slots => Sample.Bar(slots, 128)),
                appliance.OddWords,
            }),
            day.RuleCounts,
        };
    }
}
