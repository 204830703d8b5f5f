using GartanChatBot.Host;
using GartanChatBot.Settings;
using Microsoft.Extensions.Configuration;

namespace GartanChatBot.Tests.Settings;

/// <summary>A typing error is found before anything starts, and said in one line.</summary>
public class SettingsCheckTests
{
    [Theory]
    [InlineData("Gartan:ResolutionMinutes", "20", "Gartan:ResolutionMinutes: has \"20\", it must be 15, 30 or 60.")]
    [InlineData("GARTAN:DAILYREQUESTCAP", "lots", "Gartan:DailyRequestCap: has \"lots\", it must be a whole number from 1 to 100000.")]
    [InlineData("Gartan:PermissionConfirmed", "yes", "Gartan:PermissionConfirmed: has \"yes\", it must be true or false.")]
    [InlineData(
        "Gartan:BaseUrl",
        "example.org",
        "Gartan:BaseUrl: has \"example.org\", it must be an address such as https://example-availability.gartantech.com/."
    )]
    [InlineData("Cache:TimeToLive", "5", "Cache:TimeToLive: has \"5\", it must be a time span from a second to a day, such as 00:05:00.")]
    [InlineData(
        "Cache:TimeToLive", "00:05:00:00:00",
        "Cache:TimeToLive: has \"00:05:00:00:00\", it must be a time span from a second to a day, such as 00:05:00.")]
    [InlineData(
        "Alerts:LookAhead", "5", "Alerts:LookAhead: has \"5\", it must be a time span from 15 minutes to 14 days, such as 1.00:00:00.")]
    [InlineData(
        "Scraping:Refresh:Today", "00:00:10",
        "Scraping:Refresh:Today: has \"00:00:10\", it must be a time span from one minute to two days, such as 00:05.")]
    [InlineData(
        "Scraping:Refresh", "00:05",
        "Scraping:Refresh: has one value, it must be a group of settings (Today, TodayAtNight, Tomorrow, Week, Later).")]
    [InlineData("Storage:RetentionMonths", "0", "Storage:RetentionMonths: has \"0\", it must be a whole number from 1 to 120.")]
    [InlineData("Storage:Path", "", "Storage:Path: is missing, it must be a text.")]
    [InlineData(
        "Codes:ZZ", "Holiday", "Codes:ZZ: has \"Holiday\", it must be one of Off, Work, Leave, Training, Health, Committed, Available.")]
    [InlineData("Codes:ZZ", "3", "Codes:ZZ: has \"3\", it must be one of Off, Work, Leave, Training, Health, Committed, Available.")]
    [InlineData(
        "Telegram:ApiBaseUrl",
        "telegram",
        "Telegram:ApiBaseUrl: has \"telegram\", it must be an address such as https://example.org/."
    )]
    [InlineData(
        "Chat:Admins", "telegram:1",
        "Chat:Admins: has one value, it must be a list, its entries numbered from 0 (in the environment …__0, …__1).")]
    [InlineData(
        "Chat:Admins:0", "telegram:x",
        "Chat:Admins: has \"telegram:x\", an entry for Telegram must be telegram: and a person's number, such as telegram:4711.")]
    [InlineData(
        "Chat:Admins:0", "telegram:-100123",
        "Chat:Admins: has \"telegram:-100123\", an entry for Telegram must be telegram: and a person's number, such as telegram:4711.")]
    [InlineData(
        "Chat:Approved:0",
        "telegram:@fernbrae",
        "Chat:Approved: has \"telegram:@fernbrae\", an entry for Telegram must be telegram: "
            + "and the chat's number, such as telegram:-1001234567890."
    )]
    [InlineData(
        "Chat:Approved:0", "discord:crew",
        "Chat:Approved: has \"discord:crew\", an entry for Discord must be discord: and digits only, such as discord:80351110224678912.")]
    [InlineData(
        "Chat:Approved:0", "discord:\u0663",
        "Chat:Approved: has \"discord:\u0663\", an entry for Discord must be discord: and digits only, such as discord:80351110224678912.")]
    [InlineData(
        "Discord:Roles:Officer:0", "officers",
        "Discord:Roles:Officer: has \"officers\", each entry must be the id of a role: digits only, or manage-guild.")]
    [InlineData(
        "Chat:Admins:0", "Anna", "Chat:Admins: has \"Anna\", each entry must be discord: or telegram: and the id, such as telegram:4711.")]
    [InlineData("Chat:QuestionsPerMinute", "0", "Chat:QuestionsPerMinute: has \"0\", it must be a whole number from 1 to 1000.")]
    [InlineData(
        "Stations:0:Name", "Fernbrae", "Stations:0:Code: is missing, it must be the station's code: letters and digits, such as K41.")]
    [InlineData(
        "Stations:0:Code", "K 41", "Stations:0:Code: has \"K 41\", it must be the station's code: letters and digits, such as K41.")]
    [InlineData(
        "Web:Url", "here", "Web:Url: has \"here\", it must be an address such as http://127.0.0.1:8080, or empty to turn the web off.")]
    [InlineData(
        "Web:Url",
        "https://127.0.0.1",
        "Web:Url: has \"https://127.0.0.1\", it must begin with http://; for HTTPS, put a proxy in front."
    )]
    [InlineData("Web:Token:0", "x", "Web:Token: has several values, it must be a text.")]
    public void A_bad_value_is_one_line_with_the_key_what_it_has_and_what_it_must_be(string key, string value, string line) =>
        ProblemsOf((key, value)).ShouldBe([line]);

    [Fact]
    public void Every_problem_is_told_at_once() =>
        ProblemsOf(
                ("Cache:MaxEntries", "1"), ("Gartan:ResolutionMinutes", "1"), ("Stations:0:Code", "K41"),
                ("Stations:0:TimeZone", "Fernbrae"))
            .Select(line => line.Split(": ")[0])
            .ShouldBe(["Gartan:ResolutionMinutes", "Stations:0:TimeZone", "Cache:MaxEntries"]);

    [Fact]
    public void A_code_that_stands_there_twice_is_refused() =>
        ProblemsOf(("Stations:0:Code", "K41"), ("Stations:1:Code", "k41")).ShouldHaveSingleItem().ShouldContain("K41 is listed 2 times");

    [Theory]
    [InlineData("Gartan:Pasword", "Gartan:Pasword: there is no such setting; the nearest is Gartan:Password. It is ignored.")]
    [InlineData("Stations:0:Brigade", "Stations:0:Brigade: there is no such setting; the nearest is Stations:0:BrigadeId. It is ignored.")]
    [InlineData("Alerts:QuietHour", "Alerts:QuietHour: there is no such setting; the nearest is Alerts:QuietHours. It is ignored.")]
    [InlineData("Chat:Admins:Anna", "Chat:Admins:Anna: Chat:Admins is a list, its entries are numbered from 0. It is ignored.")]
    public void An_unknown_key_is_warned_about_with_the_nearest_known_one(string key, string warning)
    {
        var settings = From((key, "hunter-two"), ("Stations:0:Code", "K41"));

        settings.Warnings.ShouldBe([warning]);
    }

    [Theory]
    [InlineData("Gartn:BaseUrl", "Gartn: there is no such section; the nearest is Gartan. It is ignored.")]
    [InlineData("Telegrm:Token", "Telegrm: there is no such section; the nearest is Telegram. It is ignored.")]
    [InlineData("Station:0:Code", "Station: there is no such section; the nearest is Stations. It is ignored.")]
    [InlineData("Wep:Url", "Wep: there is no such section; the nearest is Web. It is ignored.")]
    [InlineData("GARTAN_USERNAME", "GARTAN_USERNAME: is not read; write GARTAN__USERNAME, with two underscores. It is ignored.")]
    [InlineData("Discord_Token", "Discord_Token: is not read; write DISCORD__TOKEN, with two underscores. It is ignored.")]
    public void A_mistyped_section_is_warned_about_with_the_nearest_one(string key, string warning) =>
        From((key, "hunter-two"), ("Stations:0:Code", "K41")).Warnings.ShouldBe([warning]);

    [Theory]
    [InlineData("slack:1", "discord")]
    [InlineData("telegrm:1", "telegram")]
    public void An_account_of_an_unknown_platform_is_warned_about_with_the_nearest_one(string account, string nearest) =>
        From(("Chat:Admins:0", account))
            .Warnings.ShouldBe([
                $"Chat:Admins: has \"{account}\", there is no such platform, so it matches nobody; the nearest is {nearest}.",
            ]);

    [Fact]
    public void A_call_sign_without_a_letter_is_refused() =>
        ProblemsOf(("Stations:0:Code", "K41"), ("Stations:0:Appliances:0:CallSign", "!!!"))
            .ShouldBe(["Stations:0:Appliances:0:CallSign: has \"!!!\", it must be the call sign as Gartan shows it, such as K41P1."]);

    [Fact]
    public void An_empty_time_zone_is_the_usual_one() =>
        From(("Stations:0:Code", "K41"), ("Stations:0:TimeZone", "")).Stations.ShouldHaveSingleItem().TimeZone.ShouldBe("Europe/London");

    [Theory]
    [InlineData("PATH")]
    [InlineData("GARTAN_HOME")]
    [InlineData("DOTNET_RUNNING_IN_CONTAINER")]
    [InlineData("Logging:LogLevel:Default")]
    [InlineData("Kestrel:Limits:X")]
    [InlineData("WEBHOOK")]
    [InlineData("GARTAN")]
    [InlineData("STATIONS")]
    [InlineData("CODES")]
    [InlineData("STORAGE")]
    [InlineData("CACHE")]
    [InlineData("WEB")]
    public void What_is_not_ours_is_nobodys_business(string key)
    {
        var settings = From((key, "/usr/bin"));

        settings.Warnings.ShouldBeEmpty();
        settings.Stations.ShouldBeEmpty();
        settings.Web.Url.ShouldBe("http://127.0.0.1:8080");
    }

    /// <summary>How a compose file hands on a variable that its user has not set.</summary>
    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_left_empty_is_not_set(string? empty)
    {
        string[] keys =
        [
            "Gartan:BaseUrl", "Gartan:Username", "Gartan:ResolutionMinutes", "Gartan:MinimumSpacing", "Gartan:PermissionConfirmed",
            "Cache:MaxEntries", "Scraping:Refresh:Today", "Telegram:ApiBaseUrl", "Telegram:Webhook:Url", "Discord:GatewayUrl", "Web:Token",
            "Alerts:QuietHours", "Codes:ZZ",
        ];

        var settings = From([.. keys.Select(key => (key, empty))]);

        settings.Warnings.ShouldBeEmpty();
        settings.NothingConfigured.ShouldBeTrue();
        settings.Gartan.ResolutionMinutes.ShouldBe(15);
        settings.Gartan.MinimumSpacing.ShouldBe(TimeSpan.FromSeconds(2));
        settings.Cache.MaxEntries.ShouldBe(10_000);
        settings.Scraping.Refresh.Today.ShouldBe(TimeSpan.FromMinutes(5));
        settings.Telegram.ApiBaseUrl.Host.ShouldBe("api.telegram.org");
        settings.Web.Token.IsEmpty.ShouldBeTrue();
        settings.Codes.ShouldBeEmpty();
    }

    [Fact]
    public void An_empty_group_keeps_its_defaults()
    {
        var settings = From(("Scraping:Refresh", null), ("Telegram:Webhook", null), ("Web", null), ("Stations", ""), ("Chat:Admins", ""));

        settings.Scraping.Refresh.Later.ShouldBe(TimeSpan.FromHours(6));
        settings.Telegram.Webhook.Secret.IsEmpty.ShouldBeTrue();
        settings.Chat.Admins.ShouldBeEmpty();
    }

    [Fact]
    public void An_empty_address_means_no_web() => From(("Web:Url", "")).Web.Enabled.ShouldBeFalse();

    [Fact]
    public void A_station_that_is_to_be_read_needs_its_number() =>
        Should
            .Throw<SettingsException>(() =>
                From(
                        ("Gartan:BaseUrl", "https://example.org/"),
                        ("Gartan:Username", "reader"),
                        ("Gartan:Password", "x"),
                        ("Stations:0:Code", "K41"))
                    .RequireGartan())
            .Problems.ShouldBe(["Stations:0:BrigadeId: is missing, it must be Gartan's number for K41, such as 4101."]);

    private static IReadOnlyList<string> ProblemsOf(params (string Key, string? Value)[] values) =>
        Should.Throw<SettingsException>(() => From(values)).Problems;

    private static BotSettings From(params (string Key, string? Value)[] values) =>
        BotSettings.From(new ConfigurationBuilder()
            .AddInMemoryCollection(values.Select(pair => KeyValuePair.Create(pair.Key, pair.Value)))
            .Build());
}
