using GartanChatBot.Host;
using GartanChatBot.Tests.TestKit;
using GartanSimulator;

namespace GartanChatBot.Tests.Host;

/// <summary>The doctor reads one page of each station and says what it read, or what is wrong and where.</summary>
public class GartanDoctorTests
{
    [Fact]
    public async Task Todays_page_is_read_and_told()
    {
        await using var bot = await BotHarness.StartAsync();

        var ran = await bot.RunAsync("doctor");

        ran.Code.ShouldBe(0, ran.Output);
        Lines(ran, "Gartan")[^1].ShouldBe(
            "✔ Gartan: K41 today: 8 people, K41P1 on until 16:00, counts agree, K41P1 needs 4, officer 1, driver 1, BA 2.");
        Lines(ran, "Requests").ShouldHaveSingleItem().ShouldStartWith("✔ Requests: about ");
    }

    [Theory]
    [InlineData("0", "K41", "✖ Gartan: K41 has no BrigadeId. Set Stations:0:BrigadeId to Gartan's number for the station.")]
    [InlineData(
        "999", "K41", "✖ Gartan: K41: Gartan returned no page for BrigadeId 999 and BrigadeName K41. "
            + "Is Stations:0:BrigadeId Gartan's number for K41?")]
    [InlineData(
        "1201", "R12",
        "✖ Gartan: K41 today: This looks like R12: it has R12P1 and R12P2, not a call sign of K41. Check the BrigadeId of K41.")]
    public async Task A_BrigadeId_that_is_missing_or_wrong_is_named_as_the_cause(string id, string name, string line)
    {
        await using var bot = await BotHarness.StartAsync(
            new() { Rota = RotaStyle.Blank, Stations = [SimulatedStation.Fernbrae, SimulatedStation.Skerrow] },
            configured: [SimulatedStation.Fernbrae]);
        bot.Set("Stations:0:BrigadeId", id);
        bot.Set("Stations:0:BrigadeName", name);

        var ran = await bot.RunAsync("doctor");

        ran.Code.ShouldBe(1);
        Lines(ran, "Gartan")[^1].ShouldBe(line);
    }

    [Theory]
    [InlineData(AcceptedBody.ScriptLiteral, "Json", "Script")]
    [InlineData(AcceptedBody.StrictJson, "Script", "Json")]
    public async Task When_one_form_of_the_request_is_answered_by_500_the_other_is_tried(AcceptedBody taken, string set, string other)
    {
        await using var bot = await BotHarness.StartAsync(new() { Rota = RotaStyle.Blank, Accepts = taken });
        bot.Set("Gartan:Body", set);

        var wrong = await bot.RunAsync("doctor");
        bot.Set("Gartan:Body", other);
        var right = await bot.RunAsync("doctor");

        Lines(wrong, "Gartan")[^1]
            .ShouldBe($"✖ Gartan: K41: Gartan answers 500 to Gartan:Body={set} and accepts {other}. Set Gartan:Body={other}.");
        right.Code.ShouldBe(0, right.Output);
    }

    [Fact]
    public async Task An_empty_account_is_said_and_not_sent()
    {
        await using var bot = await BotHarness.StartAsync();
        bot.Set("Gartan:Password", "");

        var ran = await bot.RunAsync("doctor");

        Lines(ran, "Gartan")
            .ShouldBe(["✖ Gartan: User name or password is not set, so no log-in was sent. Set GARTAN__USERNAME and GARTAN__PASSWORD."]);
        bot.Site.Log.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_site_that_is_gone_is_named_with_the_reason()
    {
        await using var bot = await BotHarness.StartAsync();
        var address = bot.Site.BaseUrl.Authority;
        await bot.Site.DisposeAsync();

        var ran = await bot.RunAsync("doctor");

        Lines(ran, "Gartan").ShouldBe([$"✖ Gartan: Gartan can't be reached at {address} (ConnectionRefused)."]);
    }

    [Fact]
    public async Task A_site_that_does_not_answer_is_given_up_after_ten_seconds()
    {
        await using var bot = await BotHarness.StartAsync();
        bot.Site.Faults.Always(SimulatedPage.LoginForm, new HangFault());
        var started = bot.Time.GetUtcNow();

        var doctor = bot.RunAsync("doctor");
        await bot.Site.Log.WhenRequestedAsync(1);
        for (var second = 0; second < 11 && !doctor.IsCompleted; second++)
        {
            bot.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(doctor, Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System));
        }

        Lines(await doctor, "Gartan").ShouldBe([$"✖ Gartan: Gartan timed out at {bot.Site.BaseUrl.Authority}."]);
        (bot.Time.GetUtcNow() - started).ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(11));
    }

    [Theory]
    [InlineData(
        "Gartan:BaseUrl",
        "http://gartan.example.test/",
        "Gartan:BaseUrl: http to gartan.example.test sends user name and password unencrypted. Use https."
    )]
    [InlineData(
        "Telegram:ApiBaseUrl",
        "http://bots.example.test",
        "Telegram:ApiBaseUrl: http to bots.example.test sends the token unencrypted. Use https."
    )]
    [InlineData(
        "Discord:ApiBaseUrl",
        "http://192.0.2.1/api",
        "Discord:ApiBaseUrl: http to 192.0.2.1 sends the token unencrypted. Use https."
    )]
    [InlineData(
        "Discord:GatewayUrl",
        "ws://gateway.example.test",
        "Discord:GatewayUrl: ws to gateway.example.test sends the token unencrypted. Use wss."
    )]
    [InlineData("Gartan:BaseUrl", "https://gartan.example.test/", null)]
    [InlineData("Gartan:BaseUrl", "http://localhost:5000/", null)]
    [InlineData("Gartan:BaseUrl", "http://[::1]:5000/", null)]
    [InlineData("Telegram:ApiBaseUrl", "http://127.0.0.1:8081", null)]
    public async Task A_secret_that_would_travel_unencrypted_is_said_at_the_start(string key, string address, string? caution)
    {
        await using var bot = await BotHarness.StartAsync();
        bot.Set("Telegram:Token", "4711:golf");
        bot.Set("Discord:Token", "juliett");
        bot.Set(key, address);

        StartupWarnings.Of(bot.Settings()).ShouldBe(caution is null ? [] : [caution]);
    }

    [Fact]
    public async Task An_open_wire_is_a_finding_of_the_doctor()
    {
        await using var chats = await PretendChatServices.StartAsync();
        await using var bot = await BotHarness.StartAsync();
        bot.Set("Discord:Token", PretendChatServices.DiscordToken);
        bot.Set("Discord:ApiBaseUrl", $"{chats.Address.AbsoluteUri}api/v10/");
        bot.Set("Discord:GatewayUrl", "ws://gateway.example.test");

        var ran = await bot.RunAsync("doctor");

        ran.Code.ShouldBe(1);
        ran.Output.ShouldContain("✖ Discord:GatewayUrl: ws to gateway.example.test sends the token unencrypted.");
    }

    [Theory]
    [InlineData(1, null, null)]
    [InlineData(3, null, null)]
    [InlineData(3, 1000, 16)]
    [InlineData(1, 100, 6)]
    public async Task The_requests_of_all_stations_are_added_up_against_the_cap(int stations, int? cap, int? usedUpAt)
    {
        await using var bot = await BotHarness.StartAsync();
        for (var station = 1; station < stations; station++)
        {
            bot.Set($"Stations:{station}:Code", $"K5{station}");
            bot.Set($"Stations:{station}:BrigadeId", $"{500 + station}");
        }

        if (cap is not null)
            bot.Set("Gartan:DailyRequestCap", $"{cap}");

        string[] cautions = [.. StartupWarnings.Of(bot.Settings())];

        if (usedUpAt is null)
            cautions.ShouldBeEmpty();
        else
            cautions.ShouldHaveSingleItem().ShouldContain($"the limit is {cap}: nothing would be read from about {usedUpAt:00}:00 UTC on.");
    }

    private static List<string> Lines(Ran ran, string what) =>
        [
            .. ran
                .Output.Split('\n')
                .Select(line => line.Trim())
                .Where(line => line.Contains($" {what}: ", StringComparison.Ordinal) && line.IndexOf(what, StringComparison.Ordinal) == 2),
        ];
}
