using FakeDiscord;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;

namespace GartanChatBot.Tests.Fakes.Discord;

/// <summary>Interactions as signed POSTs, and those that only look like them.</summary>
public class SignedPostTests
{
    private const string Message = """{"type":4,"data":{"content":"a","allowed_mentions":{"parse":[]}}}""";

    [Fact]
    public async Task A_command_comes_by_post_and_is_answered_in_it()
    {
        await using var bot = await RawBot.StartAsync();
        await using var endpoint = await Endpoint.StartAsync(bot.Discord, () => Results.Text(Message, "application/json"));
        await bot.RegisterAsync(RawBot.Pump);
        await bot.Discord.Posts.SaveAsync(endpoint.Address);

        var reply = await bot.Rowan.Slash(bot.Crew, "pump", ("pump", "K41P1")).ReplyAsync();

        reply.Content.ShouldBe("a");
        (await bot.GetAsync("/applications/@me")).Body!["interactions_endpoint_url"]!.ToString().ShouldBe(endpoint.Address.AbsoluteUri);
    }

    [Fact]
    public async Task It_may_be_answered_by_callback_and_the_post_with_nothing()
    {
        await using var bot = await RawBot.StartAsync();
        await using var endpoint = await Endpoint.StartAsync(bot.Discord, () => Results.StatusCode(202));
        await bot.RegisterAsync(RawBot.Pump);
        await bot.Discord.Posts.SaveAsync(endpoint.Address);

        var asked = bot.Rowan.Slash(bot.Crew, "pump", ("pump", "K41P1"));
        await bot.Discord.Changes.UntilAsync("the answer to the POST", () => asked.PostStatus == 202);

        (await bot.CallbackAsync(asked, Message)).Status.ShouldBe(204);
    }

    [Fact]
    public async Task A_bad_answer_in_the_post_is_noted()
    {
        await using var bot = await RawBot.StartAsync();
        await using var endpoint = await Endpoint.StartAsync(bot.Discord, () => Results.Text("""{"type":6}""", "application/json"));
        await bot.RegisterAsync(RawBot.Pump);
        await bot.Discord.Posts.SaveAsync(endpoint.Address);

        var asked = bot.Rowan.Slash(bot.Crew, "pump", ("pump", "K41P1"));
        await bot.Discord.Changes.UntilAsync("the answer to the POST", () => asked.PostStatus == 200);
        await bot.Discord.Changes.UntilAsync("both notes", () => bot.Discord.Violations.All.Count == 2);

        asked.FirstAnswer.ShouldBeNull();
        bot.Discord.Violations.Forgive("");
    }

    [Fact]
    public async Task A_bot_that_is_away_answers_nothing()
    {
        await using var bot = await RawBot.StartAsync();
        await bot.RegisterAsync(RawBot.Pump);
        await using (var endpoint = await Endpoint.StartAsync(bot.Discord, () => Results.StatusCode(202)))
        {
            await bot.Discord.Posts.SaveAsync(endpoint.Address);
        }

        var asked = bot.Rowan.Slash(bot.Crew, "pump", ("pump", "K41P1"));

        await bot.Discord.Changes.UntilAsync("the POST to fail", () => asked.PostStatus == 0);
    }

    [Theory]
    [InlineData(Forgery.OtherKey)]
    [InlineData(Forgery.OtherBody)]
    [InlineData(Forgery.OtherTimestamp)]
    [InlineData(Forgery.NoSignature)]
    [InlineData(Forgery.NoTimestamp)]
    [InlineData(Forgery.OddHex)]
    [InlineData(Forgery.NotHex)]
    [InlineData(Forgery.ShortSignature)]
    public async Task Forged_posts_have_signatures_that_do_not_hold(Forgery forgery)
    {
        await using var bot = await RawBot.StartAsync();
        await using var endpoint = await Endpoint.StartAsync(bot.Discord, () => Results.StatusCode(202));

        (await bot.Discord.Posts.ForgeAsync(endpoint.Address, forgery)).ShouldBe(401);
    }

    [Fact]
    public async Task A_bot_that_minds_no_signature_is_not_taken()
    {
        await using var bot = await RawBot.StartAsync();
        await using var endpoint = await Endpoint.StartAsync(bot.Discord, () => Results.StatusCode(202), careless: true);

        await Should.ThrowAsync<InvalidOperationException>(() => bot.Discord.Posts.SaveAsync(endpoint.Address));

        bot.Discord.Posts.Endpoint.ShouldBeNull();
    }

    /// <summary>As much of a bot as a POST needs.</summary>
    private sealed class Endpoint(WebApplication app) : IAsyncDisposable
    {
        public Uri Address =>
            new(
                new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()),
                "/discord");

        public static async Task<Endpoint> StartAsync(FakeDiscordServer discord, Func<IResult> answer, bool careless = false)
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var app = builder.Build();
            app.MapPost("/discord", async (HttpRequest request) =>
            {
                using var body = new MemoryStream();
                await request.Body.CopyToAsync(body);
                return !careless && !Holds(discord, request, body.ToArray()) ? Results.StatusCode(401)
                    : body.ToArray().AsSpan().IndexOf("\"type\":1,"u8) >= 0 && body.ToArray().AsSpan().IndexOf("\"ping\""u8) >= 0
                        ? Results.Text("""{"type":1}""", "application/json")
                        : answer();
            });
            await app.StartAsync(TestContext.Current.CancellationToken);
            return new(app);
        }

        public async ValueTask DisposeAsync()
        {
            await app.StopAsync(CancellationToken.None);
            await app.DisposeAsync();
        }

        private static bool Holds(FakeDiscordServer discord, HttpRequest request, byte[] body)
        {
            byte[] signature;
            try
            {
                signature = Convert.FromHexString(request.Headers["X-Signature-Ed25519"].ToString());
            }
            catch (FormatException)
            {
                return false;
            }

            var verifier = new Ed25519Signer();
            verifier.Init(forSigning: false, new Ed25519PublicKeyParameters(Convert.FromHexString(discord.PublicKey)));
            byte[] signed = [.. System.Text.Encoding.UTF8.GetBytes(request.Headers["X-Signature-Timestamp"].ToString()), .. body];
            verifier.BlockUpdate(signed, 0, signed.Length);
            return signature.Length == 64 && verifier.VerifySignature(signature);
        }
    }
}
