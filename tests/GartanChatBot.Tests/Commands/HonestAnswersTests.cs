using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Crewing;
using GartanChatBot.Rota;
using NodaTime;

namespace GartanChatBot.Tests.Commands;

/// <summary>What is said when not everything is known, or when Gartan and the rule differ.</summary>
public sealed class HonestAnswersTests : IDisposable
{
    private static readonly string[] AllQuestions =
    [
        "/now", "/pump", "/why", "/until", "/dependson", "/next", "/timeline", "/timeline Wed", "/week", "/who tonight", "/who Wed 07:00",
        "/fix", "/fix tonight", "/whatif off Gorse 18-23", "/whatif off Hazel 18-23", "/crew Cedar", "/skill driver", "/hours Elm", "/me",
        "/status",
    ];

    private readonly TestRota rota = new();

    [Theory]
    [InlineData("now", "old-now")]
    [InlineData("p1", "old-pump")]
    public async Task A_reading_of_27_minutes_ago_is_said_to_be_old(string question, string snapshot)
    {
        rota.ReadAt = TestRota.At("2026-06-09T13:53");

        (await rota.AskAsync(question)).ShouldBeAsApproved(snapshot);
    }

    [Theory]
    [InlineData("now", "too-old-now")]
    [InlineData("p1", "too-old-pump")]
    [InlineData("until", "too-old-until")]
    [InlineData("gaps", "too-old-next")]
    public async Task A_reading_of_over_an_hour_ago_gives_no_verdict(string question, string snapshot)
    {
        rota.ReadAt = TestRota.At("2026-06-09T13:00");

        (await rota.AskAsync(question)).ShouldBeAsApproved(snapshot);
    }

    [Fact]
    public async Task Before_the_first_reading_there_is_nothing_to_say_yet()
    {
        rota.Days.Clear();

        (await rota.AskAsync("/now")).ShouldBe("⚪ Just started – reading Gartan now, about 20 seconds.");
        (await rota.ReplyAsync("/now")).Answered.ShouldBeFalse();
    }

    [Fact]
    public async Task A_day_that_was_never_read_is_not_filled_from_another()
    {
        rota.Days.RemoveAll(day => day.Date == new LocalDate(2026, 6, 9));

        (await rota.AskAsync("/now")).ShouldBe("⚪ I have not been able to read today's rota yet.");
        (await rota.AskAsync("/now", request => request with { AsOf = TestRota.At("2026-06-09T14:20") }))
            .ShouldBe("⚪ I have nothing stored for Tue 9 June 14:20.");
    }

    [Theory]
    [InlineData("now", "mismatch-off-now")]
    [InlineData("p1", "mismatch-off-pump")]
    [InlineData("why", "mismatch-off-why")]
    [InlineData("until", "mismatch-off-until")]
    [InlineData("next", "mismatch-off-next")]
    [InlineData("fix", "mismatch-off-fix")]
    public async Task Gartan_calling_a_crewed_pump_off_is_said_and_not_explained_away(string question, string snapshot)
    {
        rota.Change("2026-06-09", day => WithVerdict(day, _ => false));

        (await rota.AskAsync(question)).ShouldBeAsApproved(snapshot);
    }

    [Theory]
    [InlineData("now", "mismatch-on-now")]
    [InlineData("p1", "mismatch-on-pump")]
    [InlineData("until", "mismatch-on-until")]
    [InlineData("how thin are we", "mismatch-on-dependson")]
    public async Task Gartan_calling_a_short_pump_on_is_said_and_not_explained_away(string question, string snapshot)
    {
        rota.Now = TestRota.At("2026-06-09T16:20");
        rota.ReadAt = TestRota.At("2026-06-09T16:18");
        rota.Change("2026-06-09", day => WithVerdict(day, _ => true));

        (await rota.AskAsync(question)).ShouldBeAsApproved(snapshot);
    }

    [Theory]
    [InlineData("now", "committed-now")]
    [InlineData("p1", "committed-pump")]
    [InlineData("until", "committed-until")]
    [InlineData("is elm about", "committed-crew")]
    public async Task A_crew_out_at_an_incident_is_no_shortage(string question, string snapshot)
    {
        rota
            .ChangeMember("2026-06-09", "ELM", member => Commit(member, 56, 60))
            .ChangeMember("2026-06-09", "BIRCH", member => Commit(member, 56, 60));
        rota.Change("2026-06-09", day => WithVerdict(day, slot => slot is < 56 or >= 60 and not (>= 64 and < 68)));

        (await rota.AskAsync(question)).ShouldBeAsApproved(snapshot);
    }

    [Fact]
    public async Task Nobody_on_is_said_plainly()
    {
        rota.Change("2026-06-09", day => WithVerdict(day, slot => slot >= 96) with
        {
            Members = [.. day.Members.Select(member => member with
            {
                Available = member.Name.StartsWith("ELM", StringComparison.Ordinal) ? Slots(70, 96) : SlotSet.Empty,
            })],
        });

        (await rota.AskAsync("/now")).ShouldBeAsApproved("nobody-now");
        (await rota.AskAsync("/skill ba")).ShouldBeAsApproved("nobody-skill");
    }

    [Fact]
    public async Task Of_two_people_with_one_name_it_is_asked_which()
    {
        foreach (var day in rota.Days.ToList())
        {
            rota.Change(NodaTime.Text.LocalDatePattern.Iso.Format(day.Date), page => page with
            {
                Members = [.. page.Members, page.Members[2] with { Name = "CEDAR, QX" }, page.Members[4] with { Name = "CEDAR, QX" }],
            });
        }

        (await rota.AskAsync("is Cedar about?")).ShouldBeAsApproved("crew-several");
        (await rota.AskAsync("/crew CEDAR, ML")).ShouldBe(
            "Cedar ML – off, back 17:00 today until Wed 07:00 (14 h), then Wed 16:45. · Gartan 14:18");
        (await rota.AskAsync("/crew CEDAR, QX (2)")).ShouldStartWith("Cedar QX (2) – on until 16:00");
        (await rota.AskAsync("/crew Cedar QX (2)")).ShouldStartWith("Cedar QX (2) – on until 16:00");
        (await rota.AskAsync("what if Cedar books off 18-23?")).ShouldContain("/whatif off \"Cedar ML\" 18-23");
    }

    [Fact]
    public async Task An_unreadable_verdict_is_unknown_and_never_good_news()
    {
        rota.Change("2026-06-09", day => day with
        {
            Appliances = [day.Appliances[0] with { OnTheRun = SlotSet.Empty, OffTheRun = SlotSet.Empty, OddWords = ["Maybe"] }],
        });

        (await rota.AskAsync("/pump")).ShouldBeAsApproved("unreadable-pump");
        (await rota.AskAsync("/next")).ShouldBeAsApproved("unreadable-next");
    }

    [Theory]
    [InlineData("now", "two-pumps-now")]
    [InlineData("on the run?", "two-pumps-pump")]
    [InlineData("is p2 on the run?", "two-pumps-p2")]
    [InlineData("why?", "two-pumps-why")]
    [InlineData("until", "two-pumps-until")]
    [InlineData("next", "two-pumps-next")]
    [InlineData("timeline", "two-pumps-timeline")]
    [InlineData("how thin are we?", "two-pumps-dependson")]
    [InlineData("fix p2", "two-pumps-fix")]
    [InlineData("what if Gorse books off 18-23", "two-pumps-whatif")]
    public async Task Two_pumps_share_one_crew(string question, string snapshot)
    {
        rota.Station = TestRota.Fernbrae with
        {
            Appliances = [new(Callsign.Parse("K41P1")), new(Callsign.Parse("K41P2")) { Nickname = "Landie" }],
        };
        foreach (var day in rota.Days.ToList())
        {
            rota.Change(NodaTime.Text.LocalDatePattern.Iso.Format(day.Date), page =>
                page with
                {
                    Appliances =
                    [
                        page.Appliances[0],
                        new ApplianceDay { Callsign = Callsign.Parse("K41P2"), RuleText = "Default - Total Crew: 2, LGV x 1" },
                    ],
                });
        }

        (await rota.AskAsync(question)).ShouldBeAsApproved(snapshot);
    }

    [Fact]
    public async Task With_several_stations_it_is_asked_which_one()
    {
        rota.Stations =
        [
            TestRota.Fernbrae,
            TestRota.Fernbrae with
            {
                Code = StationCode.Parse("R12"),
                Name = "Rowanhill",
                Appliances = [],
            },
        ];

        (await rota.AskAsync("who's on?")).ShouldBe("Which station?\n[K41 Fernbrae: /now K41]  [R12 Rowanhill: /now R12]");
        (await rota.AskAsync("is Cedar about?")).ShouldContain("[K41 Fernbrae: /crew K41 cedar]");
        (await rota.AskAsync("/crew K41 cedar")).ShouldStartWith("Cedar – off, back 17:00");
        (await rota.AskAsync("/now K41")).ShouldStartWith("🟡 K41P1 on the run");
        (await rota.AskAsync("/now", request => request with { Station = "K41" })).ShouldStartWith("🟡 K41P1 on the run");
        (await rota.AskAsync("/now R12")).ShouldStartWith("⚪ Just started");
    }

    [Fact]
    public async Task Reading_well_is_said_with_how_far()
    {
        rota.Status = Reading;

        (await rota.AskAsync("are you alive?")).ShouldBeAsApproved("status");
    }

    [Fact]
    public async Task Cut_off_is_said_with_since_when_and_what_was_last_known()
    {
        rota.ReadAt = TestRota.At("2026-06-09T13:50");
        rota.Now = TestRota.At("2026-06-09T14:21");
        rota.Status = Reading with
        {
            LastRead = rota.ReadAt,
            FailingSince = TestRota.At("2026-06-09T13:51"),
            FailureReason = "it answers \"503\"",
        };

        (await rota.AskAsync("/status")).ShouldBeAsApproved("status-cut-off");
    }

    [Fact]
    public async Task No_answer_promises_anything_on_a_reading_that_is_too_old()
    {
        rota.ReadAt = TestRota.At("2026-06-09T13:00");
        rota.Status = Reading with { LastRead = rota.ReadAt };

        foreach (var question in AllQuestions)
        {
            var reply = await rota.ReplyAsync(question, request => request with { As = "ELM, SJ" });
            var shown = await rota.AskAsync(question, request => request with { As = "ELM, SJ" });

            reply.Tone.ShouldBe(Tone.Unknown, question);
            foreach (var mark in new[] { "🟢", "🟡", "🟠", "🔵" })
            {
                shown.ShouldNotContain(mark, Case.Sensitive, question);
            }

            shown.Split("Last known")[0].ShouldNotContain("on the run", Case.Insensitive, question);
        }
    }

    [Fact]
    public void No_answer_about_an_unknown_state_says_on_the_run() =>
        CsCheck.Check.Sample(
            CsCheck.Gen.Select(CsCheck.Gen.Int[0, 95], CsCheck.Gen.Int[1, 40], CsCheck.Gen.Int[0, 10]),
            sample =>
            {
                var (start, length, index) = sample;
                var question = AllQuestions[index];
                using var ownRota = new TestRota();

                // Gartan's row cannot be read for a while, and now is within that while.
                var odd = Slots(start, Math.Min(start + length, 96));
                ownRota.Change("2026-06-09", day => day with
                {
                    Appliances =
                    [
                        day.Appliances[0] with
                        {
                            OnTheRun = day.Appliances[0].OnTheRun.Except(odd),
                            OffTheRun = day.Appliances[0].OffTheRun.Except(odd),
                            OddWords = ["Maybe"],
                        },
                    ],
                });
                ownRota.Now = TestRota.Fernbrae.Clock.SlotStart(new LocalDate(2026, 6, 9), start) + Duration.FromMinutes(1);
                ownRota.ReadAt = ownRota.Now;

                var asked = question is "/who tonight" or "/who Wed 07:00" ? "/who now" : question;
                var shown = ownRota.AskAsync(asked).GetAwaiter().GetResult();

                shown.Split(" Then on ")[0].ShouldNotContain("on the run", Case.Insensitive, question);
                shown.ShouldNotContain("🟢", Case.Sensitive, question);
            },
            iter: 60);

    /// <summary>"Tonight at 2" is to come: it is answered as 02:00 of tomorrow, whichever way it is asked.</summary>
    [Theory]
    [InlineData("who's on tonight at 2", "/who Wed 02:00")]
    [InlineData("/who tonight 02:00", "/who Wed 02:00")]
    [InlineData("any gaps tonight 2-7", "/next Wed 02:00 Wed 07:00")]
    [InlineData("/fix tonight 02:00", "/fix Wed 02:00")]
    public async Task A_time_of_the_coming_night_is_not_of_the_one_that_is_over(string asked, string same) =>
        (await rota.AskAsync(asked)).ShouldBe(await rota.AskAsync(same));

    [Fact]
    public void Whatever_the_moment_every_question_has_a_short_answer()
    {
        using var ownRota = new TestRota { Status = Reading };
        var start = TestRota.At("2026-06-08T00:00");

        CsCheck.Check.Sample(
            CsCheck.Gen.Select(CsCheck.Gen.Int[0, (15 * 24 * 60) - 1], CsCheck.Gen.Int[0, AllQuestions.Length - 1]),
            sample =>
            {
                var (minute, index) = sample;
                var at = start + Duration.FromMinutes(minute);

                var shown = ownRota.AskAsync(AllQuestions[index], request => request with { As = "ELM, SJ", AsOf = at })
                    .GetAwaiter()
                    .GetResult();

                shown.Length.ShouldBeLessThan(900, AllQuestions[index]);
                shown.ShouldNotContain("Something went wrong");
            },
            iter: 2000,
            threads: 1);
    }

    [Fact]
    public async Task Every_answer_fits_a_phone()
    {
        rota.Status = Reading;

        foreach (var question in AllQuestions.Append("/help"))
        {
            (await rota.AskAsync(question, request => request with { As = "ELM, SJ" })).Length.ShouldBeLessThan(900, question);
        }
    }

    [Fact]
    public async Task A_long_list_is_cut()
    {
        rota.Change("2026-06-09", day =>
            day with
            {
                Members =
                [
                    .. day.Members,
                    .. Enumerable.Range(1, 9).Select(number => day.Members[6] with { Name = $"MEMBER{(char)('A' + number)}, X" }),
                ],
            });

        var shown = await rota.AskAsync("/now");

        shown.ShouldContain("+5 more");
        shown.Split('\n').Count(line => line.StartsWith('•')).ShouldBe(8);
    }

    [Fact]
    public async Task Hours_of_others_are_not_for_everybody()
    {
        ChatRequest InAChat(ChatRequest request) =>
            request with
            {
                Conversation = new("telegram", "1"),
                Who = new("7", "Somebody"),
                As = "ELM, SJ",
            };
        rota.Approved.Add("telegram:1");
        rota.Link("telegram:7", "BIRCH, RJ");

        (await rota.AskAsync("/hours Elm", InAChat)).ShouldBe("Hours are private: I show only your own.");
        (await rota.AskAsync("/hours", InAChat)).ShouldStartWith("Birch – week Mon 8 – Sun 14 June");
        (await rota.AskAsync("/hours Elm")).ShouldStartWith("Elm – week Mon 8 – Sun 14 June");
    }

    public void Dispose() => rota.Dispose();

    private static RotaReadingStatus Reading => new()
    {
        LastRead = TestRota.At("2026-06-09T14:18"),
        DaysRead = 14,
        DaysWanted = 14,
        Every = Duration.FromMinutes(5),
        NextRead = TestRota.At("2026-06-09T14:23"),
    };

    private static StationDay WithVerdict(StationDay day, Func<int, bool> isOn) => day with
    {
        Appliances = [day.Appliances[0] with { OnTheRun = Where(isOn), OffTheRun = Where(slot => !isOn(slot)) }],
    };

    private static MemberDay Commit(MemberDay member, int from, int to) =>
        member with { Available = member.Available.Except(Slots(from, to)), Committed = Slots(from, to) };

    private static SlotSet Slots(int from, int to) => Where(slot => slot >= from && slot < to);

    private static SlotSet Where(Func<int, bool> chosen) =>
        Enumerable.Range(0, 96).Where(chosen).Aggregate(SlotSet.Empty, (set, slot) => set.With(slot));
}
