using FakeDiscord;
using GartanChatBot.Tests.TestKit;

namespace GartanChatBot.Tests.Host;

/// <summary>What the doctor finds on Discord, each with what to do about it.</summary>
public sealed class DiscordDoctorTests : IAsyncLifetime
{
    private BotHarness bot = null!;
    private FakeDiscordServer discord = null!;

    public async ValueTask InitializeAsync()
    {
        bot = await BotHarness.StartAsync();
        discord = await FakeDiscordServer.StartAsync(bot.Time, abandoned: TestContext.Current.CancellationToken);
        bot.Set("Discord:Token", discord.Token);
        bot.Set("Discord:ApiBaseUrl", discord.Api.AbsoluteUri);
    }

    public async ValueTask DisposeAsync()
    {
        await discord.DisposeAsync();
        await bot.DisposeAsync();
    }

    [Fact]
    public async Task All_is_well()
    {
        var crew = discord.Guild("Fernbrae").Channel("crew");
        bot.Set("Discord:Guilds:0", discord.Guild("Fernbrae").Id);
        bot.Set("Chat:Approved:0", $"discord:{crew.Id}");

        (await LinesAsync(code: 0)).ShouldBe(
        [
            "✔ Discord: the token belongs to Fernbrae Pump Bot.",
            $"✔ Discord: application Fernbrae Pump Bot ({discord.ApplicationId}), answers on the gateway.",
            $"✔ Discord: gateway {discord.Gateway.Address.AbsoluteUri}, 1000 of 1000 connections left today.",
            $"✔ Discord: server Fernbrae ({discord.Guild("Fernbrae").Id}).",
            $"✔ Discord: #crew ({crew.Id}): every permission is granted.",
        ]);
    }

    [Fact]
    public async Task What_is_missing_in_a_channel_is_named()
    {
        var crew = discord.Guild("Fernbrae").Channel("crew");
        crew.Deny(Permissions.EmbedLinks | Permissions.PinMessages);
        var secret = discord.Guild("Fernbrae").Channel("secret");
        secret.Deny(Permissions.ViewChannel);
        var gone = discord.Guild("Fernbrae").Channel("gone");
        gone.Delete();
        foreach (var (index, channel) in (IEnumerable<(int, Channel)>)[(0, crew), (1, secret), (2, gone)])
            bot.Set($"Chat:Approved:{index}", $"discord:{channel.Id}");

        (await LinesAsync(code: 1))[^3..].ShouldBe(
        [
            $"✖ Discord: #crew ({crew.Id}): give the bot Embed Links, Pin Messages there.",
            $"✖ Discord: the bot can't see channel {secret.Id}. Invite it to that server, or give it View Channel there.",
            $"✖ Discord: channel {gone.Id} does not exist. Remove discord:{gone.Id} from Chat:Approved.",
        ]);
    }

    [Fact]
    public async Task A_server_without_the_bot_comes_with_its_invitation()
    {
        var guild = discord.Guild("Fernbrae");
        guild.SendBotAway();
        bot.Set("Discord:Guilds:0", guild.Id);

        (await LinesAsync(code: 1))[^1]
            .ShouldBe(
                $"✖ Discord: the bot is not in server {guild.Id}. Invite it: "
                    + $"https://discord.com/oauth2/authorize?client_id={discord.ApplicationId}"
                    + $"&scope=bot%20applications.commands&permissions=2252074691709952&guild_id={guild.Id}");
    }

    [Fact]
    public async Task No_connection_left_today_says_when_it_goes_on()
    {
        discord.Gateway.Starts.Remaining = 0;

        (await LinesAsync(code: 1))[^1].ShouldContain("none of 1000 connections left today");
    }

    [Fact]
    public async Task The_two_ways_in_exclude_each_other()
    {
        bot.Set("Discord:PublicKey", discord.PublicKey);
        (await LinesAsync(code: 1))[1]
            .ShouldContain("the portal has no Interactions Endpoint URL. Enter https://…/discord/interactions there");

        bot.Set("Discord:PublicKey", new string('a', 64));
        (await LinesAsync(code: 1))[1].ShouldContain("Discord:PublicKey is not the public key of this application");

        bot.Set("Discord:PublicKey", "");
        bot.Set("Discord:ApplicationId", "4711");
        (await LinesAsync(code: 1))[1].ShouldContain("Discord:ApplicationId is 4711");
    }

    [Fact]
    public async Task Whether_Discord_calls_is_known_once_it_has_called_the_running_service()
    {
        bot.Set("Discord:PublicKey", discord.PublicKey);
        await using (var service = await bot.StartServiceAsync())
        {
            bot.Set("Web:Url", service.Address.AbsoluteUri);
            await discord.Posts.SaveAsync(new Uri(service.Address, "/discord/interactions"));
            (await LinesAsync(code: 0)).ShouldContain("✔ Discord: its calls reach the running service.");
        }

        (await LinesAsync(code: 0)).ShouldContain(
            "– Discord: can't tell if its calls reach the bot before the service runs and somebody has used a command.");

        // The portal has asked once, when its address was entered: nobody has called this one since.
        await using var again = await bot.StartServiceAsync();
        var lines = await LinesAsync(code: 0);
        while (lines.Contains("– Discord: not connected yet."))
            lines = await LinesAsync(code: 0);

        lines.ShouldContain(
            "– Discord: has not called since the start; if a command gets no answer, check the Interactions Endpoint URL in the portal.");
    }

    private async Task<List<string>> LinesAsync(int code)
    {
        bot.Time.Advance(TimeSpan.FromMinutes(1));
        var ran = await bot.RunAsync("doctor");
        ran.Code.ShouldBe(code, ran.Output);
        (ran.Output + ran.Error).ShouldNotContain("juliett");
        return [.. ran.Output.Split('\n').Select(line => line.Trim()).Where(line => line.Contains(" Discord: "))];
    }
}
