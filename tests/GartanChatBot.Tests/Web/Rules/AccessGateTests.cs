using GartanChatBot.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GartanChatBot.Tests.Web.Rules;

/// <summary>Who passes the gate to what, which pages may send a browser here, and what is said to whom it turns away.</summary>
public class AccessGateTests
{
    private const string Ours = "http://board.example.org:8080";
    private const string Browser = "Mozilla/5.0 (X11; Linux x86_64)";

    [Theory]
    [InlineData(Access.None, null, 200, "")]
    [InlineData(Access.None, "wrong", 200, "")]
    [InlineData(Access.Viewer, null, 401, "A token is required: Authorization: Bearer")]
    [InlineData(Access.Viewer, "wrong", 403, "That token is wrong.")]
    [InlineData(Access.Viewer, Visit.Viewer, 200, "")]
    [InlineData(Access.LocalViewer, Visit.Viewer, 403, "Web:OperatorToken")]
    [InlineData(Access.Operator, Visit.Viewer, 403, "Operator only: Web:OperatorToken is required")]
    [InlineData(Access.Operator, Visit.Operator, 200, "")]
    internal async Task Whoever_is_enough_passes(Access least, string? token, int status, string said)
    {
        using var visit = new Visit();
        var context = Visit.Of("GET", "192.0.2.1", token is null ? [] : [("Authorization", $"Bearer {token}")]);

        (await PassesAsync(visit, context, least)).ShouldBe(status is 200);

        context.Response.StatusCode.ShouldBe(status);
        Visit.Said(context).ShouldContain(said);
        context.Response.Headers.WWWAuthenticate.ToString().ShouldBe(status is 401 ? "Bearer" : "");
    }

    [Fact]
    public async Task Without_tokens_this_machine_may_look_and_is_told_what_acting_needs()
    {
        using var visit = new Visit(Visit.WithoutTokens());
        var (looks, acts, stranger, waits) = (
            Visit.Of(), Visit.Of(), Visit.Of("GET", "192.0.2.1"), Visit.Of("GET", "192.0.2.1", ("Authorization", "Bearer x")));

        (await PassesAsync(visit, looks, Access.LocalViewer)).ShouldBeTrue();
        looks.Features.Get<GrantedAccess>()!.Access.ShouldBe(Access.LocalViewer);
        (await PassesAsync(visit, acts, Access.Operator)).ShouldBeFalse();
        (acts.Response.StatusCode, acts.Response.Headers.WWWAuthenticate.ToString()).ShouldBe((401, "Bearer"));
        Visit.Said(acts).ShouldContain("Web:OperatorToken is required (Authorization: Bearer");
        (await PassesAsync(visit, stranger, Access.Viewer)).ShouldBeFalse();
        stranger.Response.StatusCode.ShouldBe(403);
        Visit.Said(stranger).ShouldContain("Without a token (Web:Token), only requests from this machine are accepted.");

        for (var guess = 0; guess < 10; guess++)
            visit.Guesses.Add(waits.Connection.RemoteIpAddress);
        visit.Time.Advance(TimeSpan.FromSeconds(18.5));
        (await PassesAsync(visit, waits, Access.Viewer)).ShouldBeFalse();
        (waits.Response.StatusCode, waits.Response.Headers.RetryAfter.ToString()).ShouldBe((429, "42"));
        Visit.Said(waits).ShouldContain("Too many wrong tokens from this address: try again in 42 s.");
    }

    [Fact]
    public async Task What_declares_nothing_is_not_held_to_anything()
    {
        using var visit = new Visit();

        (await PassesAsync(visit, Visit.Of("POST", "192.0.2.1", ("Origin", "https://evil.example")), least: null)).ShouldBeTrue();
    }

    [Theory]
    [InlineData("POST", "application/json", 200)]
    [InlineData("POST", "application/json; charset=utf-8", 200)]
    [InlineData("POST", "application/json; charset=\"UTF-8\"", 200)]
    [InlineData("POST", "application/json; charset=utf-16", 415)]
    [InlineData("POST", null, 200)]
    [InlineData("GET", "text/plain", 200)]
    [InlineData("POST", "text/plain", 415)]
    [InlineData("POST", "application/x-www-form-urlencoded", 415)]
    [InlineData("PUT", "multipart/form-data; boundary=x", 415)]
    public async Task What_is_sent_has_to_be_JSON(string method, string? type, int status)
    {
        using var visit = new Visit();
        var context = Visit.Of(method);
        context.Request.ContentType = type;

        (await PassesAsync(visit, context, Access.None)).ShouldBe(status is 200);
        context.Response.StatusCode.ShouldBe(status);
        if (status is 415)
            Visit.Said(context).ShouldContain("The request body must be application/json in UTF-8.");
    }

    [Theory]
    [InlineData("GET", false)]
    [InlineData("POST", false)]
    [InlineData("GET", false, "Sec-Fetch-Site", "same-origin")]
    [InlineData("GET", false, "Sec-Fetch-Site", "none")]
    [InlineData("GET", true, "Sec-Fetch-Site", "same-site")]
    [InlineData("GET", true, "Sec-Fetch-Site", "cross-site")]
    [InlineData("GET", true, "Sec-Fetch-Site", "")]
    [InlineData("GET", false, "Origin", Ours)]
    [InlineData("POST", false, "Origin", Ours, "User-Agent", Browser)]
    [InlineData("POST", false, "Origin", "HTTPS://BOARD.example.org:8080")]
    [InlineData("GET", true, "Origin", "http://board.example.org:8081")]
    [InlineData("GET", true, "Origin", "http://board.example.org")]
    [InlineData("GET", true, "Origin", "ftp://board.example.org:8080")]
    [InlineData("GET", true, "Origin", "null")]
    [InlineData("GET", true, "Origin", "")]
    [InlineData("GET", false, "Referer", Ours + "/performance")]
    [InlineData("GET", true, "Referer", "https://evil.example/" + Ours)]
    [InlineData("GET", true, "Referer", "/relative")]
    [InlineData("GET", false, "User-Agent", Browser)]
    [InlineData("HEAD", false, "User-Agent", Browser)]
    [InlineData("OPTIONS", false, "User-Agent", Browser)]
    [InlineData("POST", true, "User-Agent", Browser)]
    [InlineData("DELETE", true, "User-Agent", "mozilla/4.0")]
    [InlineData("POST", true, "sec-ch-ua", "x")]
    [InlineData("POST", false, "User-Agent", "curl/8.0")]
    [InlineData("POST", false, "Security", "x")]
    public async Task A_browser_is_answered_for_our_own_pages_only(string method, bool isForeign, params string[] headers)
    {
        using var visit = new Visit();
        var context = Visit.Of(method, "127.0.0.1", [.. headers.Chunk(2).Select(pair => (pair[0], pair[1]))]);

        BrowserOrigin.IsForeign(context.Request).ShouldBe(isForeign);
        (await PassesAsync(visit, context, Access.None)).ShouldBe(!isForeign);
        context.Response.StatusCode.ShouldBe(isForeign ? 403 : 200);
        if (isForeign)
            Visit.Said(context).ShouldContain("The request comes from a page of another site");
    }

    [Theory]
    [InlineData("localhost", "/", true)]
    [InlineData("LOCALHOST", "/", true)]
    [InlineData("127.0.0.1", "/", true)]
    [InlineData("[::1]", "/", true)]
    [InlineData("192.168.1.5", "/", false)]
    [InlineData("localhost.evil.example", "/", false)]
    [InlineData("evil.example", "/", false)]
    [InlineData("evil.example", "/telegram/x", true)]
    [InlineData("evil.example", "/Discord/interactions", true)]
    [InlineData("evil.example", "/health/live", true)]
    [InlineData("evil.example", "/healthy", false)]
    [InlineData("evil.example", "/", true, "10.0.0.1")]
    [InlineData("evil.example", "/", true, "::ffff:10.0.0.1")]
    [InlineData("evil.example", "/", false, "10.0.1.1")]
    [InlineData("evil.example", "/", false, null)]
    public async Task A_service_of_this_machine_answers_to_its_names(string host, string path, bool passes, string? peer = "127.0.0.1")
    {
        var options = new WebOptions { Proxies = ["10.0.0.0/24"] };
        var (asked, listening) = (Visit.Of("GET", peer), Visit.Of("GET", peer));
        var reached = 0;
        foreach (var (context, url) in ((HttpContext, string)[])[(asked, "http://127.0.0.1:8080"), (listening, "http://0.0.0.0:8080")])
        {
            (context.Request.Host, context.Request.Path) = (new(host), path);
            await new WebHosts(Passed, options with { Url = url }).InvokeAsync(context);
        }

        reached.ShouldBe(passes ? 2 : 1, "whoever listens for everybody has whatever name they were given");
        asked.Response.StatusCode.ShouldBe(passes ? 200 : 403);
        Visit.Said(asked).Contains("This host name isn't one of this machine's own", StringComparison.Ordinal).ShouldBe(!passes);

        Task Passed(HttpContext context)
        {
            reached++;
            return Task.CompletedTask;
        }
    }

    [Theory]
    [InlineData("", Visit.Viewer, 204, false)]
    [InlineData(Visit.Viewer, " " + Visit.Viewer + " ", 204, true)]
    [InlineData(Visit.Viewer, "wrong", 403, false)]
    [InlineData(Visit.Viewer, null, 403, false)]
    public async Task The_form_gives_a_cookie_for_the_right_token(string token, string? given, int status, bool givesCookie)
    {
        using var visit = new Visit(new() { Token = new(token) });
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(visit.Options).AddSingleton(visit.Rule).AddSingleton(visit.Cookie);
        await using var app = builder.Build();
        app.MapLogin();
        var endpoint = ((IEndpointRouteBuilder)app)
            .DataSources.SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .ShouldHaveSingleItem();
        var context = Visit.Of("POST");
        context.RequestServices = app.Services;
        context.Request.ContentType = "application/json";
        context.Request.Body = new MemoryStream(System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(new { token = given }));
        context.Request.ContentLength = context.Request.Body.Length;
        context.Features.Set<Microsoft.AspNetCore.Http.Features.IHttpRequestBodyDetectionFeature>(new HasBody());

        await endpoint.RequestDelegate!(context);

        endpoint.RoutePattern.RawText.ShouldBe("/login");
        endpoint.Metadata.GetMetadata<AccessNeeded>()!.Least.ShouldBe(Access.None);
        context.Response.StatusCode.ShouldBe(status);
        (context.Response.Headers.SetCookie.Count > 0).ShouldBe(givesCookie);
    }

    private static async Task<bool> PassesAsync(Visit visit, HttpContext context, Access? least)
    {
        context.SetEndpoint(new(null, new(least is { } needed ? [new AccessNeeded(needed)] : []), null));
        var passed = false;
        await new AccessGate(Passed, visit.Rule).InvokeAsync(context);
        return passed;

        Task Passed(HttpContext through)
        {
            passed = true;
            return Task.CompletedTask;
        }
    }

    private sealed class HasBody : Microsoft.AspNetCore.Http.Features.IHttpRequestBodyDetectionFeature
    {
        public bool CanHaveBody => true;
    }
}
