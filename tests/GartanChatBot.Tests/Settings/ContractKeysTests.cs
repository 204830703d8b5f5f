using GartanChatBot.Host;
using Microsoft.Extensions.Configuration;

namespace GartanChatBot.Tests.Settings;

/// <summary>Every key that operators were promised is taken; one that changes nothing yet says so.</summary>
public class ContractKeysTests
{
    private static readonly (string Key, string Value)[] Used =
    [
        ("Gartan:BaseUrl", "https://example.org/GartanAvailability"),
        ("Gartan:Username", "reader"),
        ("Gartan:Password", "x"),
        ("Gartan:ResolutionMinutes", "30"),
        ("Gartan:MinimumSpacing", "00:00:02"),
        ("Gartan:DailyRequestCap", "1000"),
        ("Gartan:PermissionConfirmed", "true"),
        ("Gartan:Contact", "officer@example.org"),
        ("Stations:0:Code", "K41"),
        ("Stations:0:Name", "Fernbrae"),
        ("Stations:0:BrigadeId", "4101"),
        ("Stations:0:BrigadeName", "K41"),
        ("Stations:0:TimeZone", "Europe/London"),
        ("Stations:0:DaysAhead", "14"),
        ("Stations:0:Appliances:0:CallSign", "K41P1"),
        ("Skills:Aliases:driver:0", "LGV"),
        ("Codes:ZZ", "Leave"),
        ("Storage:Path", "data/gartan.db"),
        ("Discord:ApplicationId", "1"),
        ("Discord:PublicKey", "3ccd241cffc9b3618044b97d036d8614593d8b017c340f1dee8773385517654b"),
        ("Discord:GatewayUrl", "wss://gateway.discord.gg"),
        ("Discord:Guilds:0", "1"),
        ("Discord:Token", "x"),
        ("Discord:ApiBaseUrl", "https://discord.com/api/v10"),
        ("Telegram:Token", "1:x"),
        ("Telegram:ApiBaseUrl", "https://api.telegram.org"),
        ("Telegram:Webhook:Url", "https://example.org/hook"),
        ("Telegram:Webhook:Secret", "x"),
        ("Chat:Admins:0", "discord:1"),
        ("Chat:Approved:0", "telegram:1"),
        ("Scraping:Refresh:Today", "00:05"),
        ("Scraping:Refresh:TodayAtNight", "00:15"),
        ("Scraping:Refresh:Tomorrow", "00:15"),
        ("Scraping:Refresh:Week", "01:00"),
        ("Scraping:Refresh:Later", "06:00"),
        ("Alerts:QuietHours", "22:00-07:00"),
        ("Alerts:StartUpGrace", "00:02:00"),
        ("Cache:TimeToLive", "00:05:00"),
        ("Cache:MaxEntries", "10000"),
        ("Web:Url", "http://127.0.0.1:8080"),
        ("Web:Token", "sixteen-letters-x"),
        ("Web:OperatorToken", "sixteen-letters-y"),
        ("Storage:Backups", "data/backups"),
    ];

    [Fact]
    public void A_key_of_the_manual_is_taken_without_a_word() => From(Used).Warnings.ShouldBeEmpty();

    [Fact]
    public void A_time_of_the_manual_is_hours_and_minutes() => From(Used).Scraping.Refresh.Week.ShouldBe(TimeSpan.FromHours(1));

    private static BotSettings From(params (string Key, string Value)[] values) =>
        BotSettings.From(new ConfigurationBuilder()
            .AddInMemoryCollection(values.Select(pair => KeyValuePair.Create<string, string?>(pair.Key, pair.Value)))
            .Build());
}
