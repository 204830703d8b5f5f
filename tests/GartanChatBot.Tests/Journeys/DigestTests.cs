using GartanChatBot.Chat;
using GartanChatBot.Chats;
using GartanChatBot.Tests.TestKit;
using GartanSimulator;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace GartanChatBot.Tests.Journeys;

/// <summary>
/// One post in the morning with what is short in the days to come: once, and only from what is known. Fernbrae, on British time.
/// </summary>
public class DigestTests
{
    private static readonly Conversation Chat = new("paper", "1");

    /// <summary>Wednesday 10 June 2026.</summary>
    private static readonly LocalDate Wednesday = new(2026, 6, 10);

    private static readonly LocalDate Sunday = new(2026, 6, 14);

    [Fact]
    public async Task It_comes_at_eight_once_with_a_week_of_gaps()
    {
        await using var world = await MorningAsync(Wednesday, AlertKinds.DailyDigest);
        NoDriverAt(world, Wednesday.PlusDays(2), 18);
        NoDriverAt(world, Wednesday.PlusDays(6), 9);
        NoDriverAt(world, Wednesday.PlusDays(7), 9);

        await world.MinutesAsync(10);
        world.Platform.Posts.ShouldBeEmpty("it is not eight yet");
        await world.MinutesAsync(60);

        var digest = world.Platform.Posts.ShouldHaveSingleItem();
        digest.Text.Split('\n').ShouldBe(
        [
            "🔴 Short in the next 7 days",
            "🔴 K41P1 Fri 18:00–19:00 · 1 h · no driver",
            "🔴 K41P1 Tue 09:00–10:00 · 1 h · no driver",
            "Gartan 07:45",
        ]);
        digest.Posting.ReplyTo.ShouldBeNull();
    }

    [Fact]
    public async Task A_gap_that_has_begun_is_listed_with_its_own_start()
    {
        await using var world = await MorningAsync(Wednesday, AlertKinds.DailyDigest);
        world.NoDriver(Wednesday.At(new(6, 0)), Wednesday.At(new(12, 0)));

        await world.MinutesAsync(60);

        world.Platform.Texts.ShouldHaveSingleItem().ShouldContain("K41P1 today 06:00–12:00 · 6 h · no driver");
    }

    [Fact]
    public async Task When_nothing_is_short_it_comes_only_where_it_is_always_wanted()
    {
        await using var world = await MorningAsync(Wednesday, AlertKinds.DailyDigest);
        await world.MinutesAsync(60);
        world.Platform.Posts.ShouldBeEmpty();

        (await AskOfficerAsync(world, "/alerts digest always")).ShouldContain("08:00, also when nothing is short");
        await world.MinutesAsync(60);
        world.Platform.Posts.ShouldBeEmpty("today's was decided at eight");
        world.Bot.Time.Advance(TimeSpan.FromHours(22));
        await world.MinutesAsync(60);

        world.Platform.Texts.ShouldHaveSingleItem().ShouldContain("🟢 No gap is booked in the next 7 days.");
    }

    [Fact]
    public async Task Days_that_were_not_read_are_not_said_to_be_fine()
    {
        await using var world = await MorningAsync(Wednesday, AlertKinds.DailyDigest, bot => bot.Set("Stations:0:DaysAhead", "4"));
        await AskOfficerAsync(world, "/alerts digest always");

        await world.MinutesAsync(60);

        world
            .Platform.Texts.ShouldHaveSingleItem()
            .ShouldStartWith("⚪ Parts of the next 7 days aren't known.\n⚪ K41P1: not known Sun 00:00");
    }

    [Fact]
    public async Task On_Sunday_one_of_a_fortnight_comes_in_its_place()
    {
        await using var world = await MorningAsync(Sunday, AlertKinds.DailyDigest | AlertKinds.SundayDigest);
        NoDriverAt(world, Sunday.PlusDays(3), 18);
        NoDriverAt(world, Sunday.PlusDays(13), 9);

        await world.MinutesAsync(120);

        var text = world.Platform.Texts.ShouldHaveSingleItem();
        text.ShouldStartWith("🔴 Short in the next 14 days");
        text.ShouldContain("Wed 18:00–19:00");
        text.ShouldContain("Sat 27 Jun 09:00–10:00");
    }

    [Fact]
    public async Task Whoever_wants_only_Sundays_hears_nothing_on_other_days()
    {
        await using var world = await MorningAsync(Wednesday, AlertKinds.SundayDigest);
        NoDriverAt(world, Wednesday.PlusDays(2), 18);

        await world.MinutesAsync(120);

        world.Platform.Posts.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_restart_sends_none_again_and_one_that_was_missed_comes_late()
    {
        await using var world = await MorningAsync(Wednesday, AlertKinds.DailyDigest);
        NoDriverAt(world, Wednesday.PlusDays(2), 18);
        world.Bot.Time.Advance(TimeSpan.FromHours(2));
        await world.RestartAsync();
        await world.MinutesAsync(10);
        world.Platform.Posts.ShouldHaveSingleItem();

        await world.RestartAsync();
        await world.MinutesAsync(30);

        world.Platform.Posts.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Nothing_is_told_from_old_data_and_it_comes_when_one_can_see_again()
    {
        await using var world = await MorningAsync(Wednesday, AlertKinds.DailyDigest);
        NoDriverAt(world, Wednesday.PlusDays(2), 18);
        await world.MinutesAsync(10);
        world.Bot.Site.Faults.Always(SimulatedPage.Grid, new BodyFault("""{"d":null}"""));

        await world.MinutesAsync(120);
        Told(world).ShouldBeEmpty("contact was lost before eight");
        world.Bot.Site.Faults.Clear();
        await world.MinutesAsync(90);

        Told(world).ShouldHaveSingleItem().ShouldStartWith("🔴 Short in the next 7 days");
    }

    [Fact]
    public async Task One_that_waits_for_its_chat_is_not_told_from_data_that_became_old()
    {
        await using var world = await MorningAsync(Wednesday, AlertKinds.DailyDigest);
        NoDriverAt(world, Wednesday.PlusDays(2), 18);
        world.Platform.Fails = _ => new NotDeliveredException("No paper.");
        await world.MinutesAsync(40);
        world.Bot.Site.Faults.Always(SimulatedPage.Grid, new BodyFault("""{"d":null}"""));
        await world.MinutesAsync(60);
        world.Platform.Fails = _ => null;

        await world.MinutesAsync(90);
        Told(world).ShouldBeEmpty();

        world.Bot.Site.Faults.Clear();
        await world.MinutesAsync(90);
        Told(world).ShouldHaveSingleItem().ShouldStartWith("🔴 Short in the next 7 days");
    }

    [Fact]
    public async Task One_that_waited_past_noon_is_left_out()
    {
        await using var world = await MorningAsync(Wednesday, AlertKinds.DailyDigest);
        NoDriverAt(world, Wednesday.PlusDays(2), 18);
        world.Platform.Fails = _ => new NotDeliveredException("No paper.");
        await world.MinutesAsync(60);
        world.Bot.Time.Advance(TimeSpan.FromHours(7));
        world.Platform.Fails = _ => null;

        await world.MinutesAsync(70);

        world.Platform.Posts.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(2026, 10, 25)]
    [InlineData(2027, 3, 28)]
    public async Task When_the_clocks_change_it_comes_at_eight_by_the_clock_on_the_wall(int year, int month, int day)
    {
        var change = new LocalDate(year, month, day);
        await using var world = await AlertWorld.StartAsync(Utc(change.PlusDays(-1).At(new(23, 30))));
        Choose(world, AlertKinds.DailyDigest | AlertKinds.SundayDigest);
        NoDriverAt(world, change.PlusDays(13), 9);
        await world.MinutesAsync(5);
        world.Bot.Time.SetUtcNow(Utc(change.At(new(7, 50))).ToDateTimeOffset());

        await world.MinutesAsync(10);
        world.Platform.Posts.ShouldBeEmpty();
        await world.MinutesAsync(2);

        world.Platform.Texts.ShouldHaveSingleItem().ShouldContain("09:00–10:00 · 1 h · no driver");
        await world.MinutesAsync(65);
        world.Platform.Posts.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_chat_chooses_its_own_time()
    {
        await using var world = await MorningAsync(Wednesday, AlertKinds.DailyDigest);
        NoDriverAt(world, Wednesday.PlusDays(2), 18);

        (await AskOfficerAsync(world, "/alerts digest 9:15")).ShouldContain("09:15, only when something is short");
        (await AskOfficerAsync(world, "/alerts digest purple")).ShouldContain("I can't read \"purple\"");
        await world.MinutesAsync(90);
        world.Platform.Posts.ShouldBeEmpty("it is a quarter past nine only now");
        await world.MinutesAsync(5);

        world.Platform.Posts.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task In_quiet_hours_it_makes_no_sound()
    {
        await using var world = await MorningAsync(Wednesday, AlertKinds.DailyDigest);
        await AskOfficerAsync(world, "/alerts quiet 22:00-09:00");
        NoDriverAt(world, Wednesday.PlusDays(2), 18);

        await world.MinutesAsync(30);

        world.Platform.Posts.ShouldHaveSingleItem().Posting.Silent.ShouldBeTrue();
    }

    [Fact]
    public async Task A_month_of_gaps_is_one_message_of_a_size_that_can_be_read()
    {
        await using var world = await MorningAsync(Sunday, AlertKinds.SundayDigest);
        for (var day = 0; day < 13; day++)
        {
            // Days of which no two are alike: the same page for three dates is not believed.
            NoDriverAt(world, Sunday.PlusDays(day), 9 + (day % 5));
            NoDriverAt(world, Sunday.PlusDays(day), 15 + (day / 2));
        }

        await world.MinutesAsync(60);

        var lines = world.Platform.Texts.ShouldHaveSingleItem().Split('\n');
        lines.Count(line => line.Contains("K41P1")).ShouldBe(15);
        lines.ShouldContain("+11 more: /next and /week show them.");
    }

    /// <summary>A quarter to eight, nothing read yet, in a chat that wants digests alone.</summary>
    private static async Task<AlertWorld> MorningAsync(LocalDate day, AlertKinds kinds, Action<BotHarness>? settings = null)
    {
        var world = await AlertWorld.StartAsync(Utc(day.At(new(7, 45))), bot =>
        {
            bot.Set("Chat:Admins:0", "paper:9");
            settings?.Invoke(bot);
        });
        Choose(world, kinds);
        return world;
    }

    private static void Choose(AlertWorld world, AlertKinds kinds) =>
        world.Services.GetRequiredService<ChatDirectory>().Change(Chat, known => known with { Kinds = kinds });

    private static Task<string> AskOfficerAsync(AlertWorld world, string text) => world.AskAsync(AlertWorld.Chat, new("9", "Boss"), text);

    /// <summary>What the chat was told; administrators hear of days that can't be read.</summary>
    private static List<string> Told(AlertWorld world) =>
        [.. world.Platform.Posts.Where(post => post.Conversation == AlertWorld.Chat).Select(post => post.Text)];

    private static void NoDriverAt(AlertWorld world, LocalDate day, int hour) =>
        world.NoDriver(day.At(new(hour, 0)), day.At(new(hour + 1, 0)));

    private static Instant Utc(LocalDateTime local) => local.InZoneStrictly(DateTimeZoneProviders.Tzdb["Europe/London"]).ToInstant();
}
