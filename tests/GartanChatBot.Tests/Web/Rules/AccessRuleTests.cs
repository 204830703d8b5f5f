using System.Net;
using GartanChatBot.Storage;
using GartanChatBot.Web;
using Microsoft.Extensions.Logging.Abstractions;

namespace GartanChatBot.Tests.Web.Rules;

/// <summary>What a token, a key, a cookie or the place of a caller lets them do.</summary>
public class AccessRuleTests
{
    private static readonly CancellationToken Cancelled = TestContext.Current.CancellationToken;

    [Fact]
    public void A_token_lets_its_bearer_do_what_it_is_for_and_nobody_else()
    {
        using var visit = new Visit();

        visit.Decide($"Bearer {Visit.Viewer}").ShouldBe(new(Access.Viewer));
        visit.Decide($"bearer   {Visit.Operator} ").ShouldBe(new(Access.Operator));
        visit.Decide("Bearer ").ShouldBe(new(Access.None) { Refusal = AccessRefusal.TokenWrong });
        visit.Decide($"Bearer {Visit.Viewer}x").Refusal.ShouldBe(AccessRefusal.TokenWrong);
        visit.Decide($"Basic {Visit.Viewer}").ShouldBe(new(Access.None) { Refusal = AccessRefusal.TokenMissing });
        visit.Decide().Refusal.ShouldBe(AccessRefusal.TokenMissing, "this machine too, once there is a token");
    }

    [Fact]
    public void Tokens_that_are_not_set_match_nothing()
    {
        using var visit = new Visit(Visit.WithoutTokens());

        foreach (var given in (string[])["", " ", "null"])
        {
            visit.Decide($"Bearer {given}").ShouldBe(new(Access.None) { Refusal = AccessRefusal.TokenWrong });
            visit.Rule.OfToken(given, null).Access.ShouldBe(Access.None);
        }
    }

    [Theory]
    [InlineData("127.0.0.1", null, true)]
    [InlineData("::1", null, true)]
    [InlineData(null, null, true)]
    [InlineData("192.168.1.5", null, false)]
    [InlineData("127.0.0.1", "X-Forwarded-For", false)]
    [InlineData("127.0.0.1", "X-Real-IP", false)]
    [InlineData("127.0.0.1", "Forwarded", false)]
    [InlineData("127.0.0.1", "Via", false)]
    public void Without_tokens_this_machine_may_look_and_whatever_came_through_a_proxy_may_not(string? peer, string? header, bool mayLook)
    {
        using var visit = new Visit(Visit.WithoutTokens());

        visit.Decide(null, peer, header is null ? [] : [(header, "x")])
            .ShouldBe(mayLook ? new(Access.LocalViewer) : new(Access.None) { Refusal = AccessRefusal.OnlyFromHere });
    }

    [Fact]
    public async Task The_key_is_the_operators_from_start_to_stop_and_never_waits()
    {
        using var visit = new Visit();
        visit.Key.Value.ShouldBeNull();
        ServiceKey.Read(new StorageOptions { Path = visit.DatabasePath }).ShouldBeNull();

        await visit.Key.StartAsync(Cancelled);

        var key = visit.Key.Value!;
        key.ShouldMatch("^[0-9a-f]{64}$");
        ServiceKey.Read(new StorageOptions { Path = visit.DatabasePath }).ShouldBe(key);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(visit.DatabasePath + ".key").ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        for (var guess = 0; guess < 10; guess++)
            visit.Decide("Bearer wrong");
        visit.Decide($"Bearer {key}").ShouldBe(new(Access.Operator));
        visit.Decide($"Bearer {Visit.Operator}").Refusal.ShouldBe(AccessRefusal.TooManyGuesses);

        await visit.Key.StopAsync(Cancelled);
        File.Exists(visit.DatabasePath + ".key").ShouldBeFalse();
        visit.Time.Advance(TimeSpan.FromMinutes(1));
        visit.Decide($"Bearer {key}").Access.ShouldBe(Access.None);
    }

    [Fact]
    public async Task A_key_that_cannot_be_written_matches_nothing_and_spoils_neither_start_nor_end()
    {
        using var visit = new Visit();
        Directory.CreateDirectory(visit.DatabasePath + ".key");
        await visit.Key.StartAsync(Cancelled);
        visit.Key.Value.ShouldBeNull();
        await visit.Key.StopAsync(Cancelled);

        var inMemory = new ServiceKey(new StorageOptions { Path = BotDatabase.InMemory }, NullLogger<ServiceKey>.Instance);
        await inMemory.StartAsync(Cancelled);
        inMemory.Value.ShouldBeNull();
        File.Exists(":memory:.key").ShouldBeFalse();
    }

    [Fact]
    public void The_cookie_of_the_form_lets_look_until_the_token_changes()
    {
        using var visit = new Visit();
        var context = Visit.Of();
        visit.Cookie.GiveTo(context);
        var parts = context.Response.Headers.SetCookie.ToString().Split("; ");

        parts[1..].ShouldBe(["max-age=34560000", "path=/", "samesite=strict", "httponly"], ignoreOrder: true);
        parts[0].ShouldMatch($"^{BoardCookie.Name}=[0-9a-f]{{64}}$");
        parts[0].ShouldNotContain(Visit.Viewer);
        visit.Decide(null, "192.0.2.1", ("Cookie", parts[0])).ShouldBe(new(Access.Viewer));
        visit.Decide(null, "192.0.2.1", ("Cookie", parts[0] + "0")).Refusal.ShouldBe(AccessRefusal.TokenMissing);
        visit.Decide(null, "192.0.2.1", ("Cookie", $"{BoardCookie.Name}=")).Refusal.ShouldBe(AccessRefusal.TokenMissing);
        using var changed = new Visit(new() { Token = new("another-token-of-ours") });
        changed.Decide(null, "192.0.2.1", ("Cookie", parts[0])).Refusal.ShouldBe(AccessRefusal.TokenMissing);
        using var none = new Visit(Visit.WithoutTokens());
        none.Cookie.IsBorneBy(Visit.Of("GET", null, ("Cookie", parts[0])).Request).ShouldBeFalse();

        var overTls = Visit.Of();
        overTls.Request.IsHttps = true;
        visit.Cookie.GiveTo(overTls);
        overTls.Response.Headers.SetCookie.ToString().ShouldContain("; secure");
    }

    [Fact]
    public void Ten_wrong_tokens_in_a_minute_make_an_address_wait_for_the_rest_of_it()
    {
        using var visit = new Visit();
        for (var guess = 0; guess < 9; guess++)
            visit.Decide("Bearer wrong");
        visit.Decide($"Bearer {Visit.Viewer}").Access.ShouldBe(Access.Viewer);
        visit.Time.Advance(TimeSpan.FromSeconds(20));
        visit.Decide("Bearer wrong").Refusal.ShouldBe(AccessRefusal.TokenWrong);

        visit
            .Decide($"Bearer {Visit.Viewer}")
            .ShouldBe(new(Access.None) { Refusal = AccessRefusal.TooManyGuesses, RetryAfter = TimeSpan.FromSeconds(40) });
        visit.Decide($"Bearer {Visit.Viewer}", "127.0.0.2").Access.ShouldBe(Access.Viewer);
        visit
            .Decide($"Bearer {Visit.Viewer}", "::ffff:127.0.0.1")
            .Refusal.ShouldBe(AccessRefusal.TooManyGuesses, "the same address, written otherwise");
        visit.Time.Advance(TimeSpan.FromSeconds(40));
        visit.Decide($"Bearer {Visit.Viewer}").Access.ShouldBe(Access.Viewer);
        visit.Decide("Bearer wrong").Refusal.ShouldBe(AccessRefusal.TokenWrong);
        visit.Decide($"Bearer {Visit.Viewer}").Access.ShouldBe(Access.Viewer, "a new minute counts anew");
        for (var guess = 0; guess < 9; guess++)
            visit.Decide("Bearer wrong");
        visit.Decide($"Bearer {Visit.Viewer}").RetryAfter.ShouldBe(TimeSpan.FromMinutes(1), "and every minute counts");
    }

    [Theory]
    [InlineData("2001:db8:1:1::1", "2001:db8:1:1:ffff::2", true)]
    [InlineData("2001:db8:1:1::1", "2001:db8:1:2::1", false)]
    [InlineData(null, null, true)]
    [InlineData(null, "192.0.2.1", false)]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    public void Guesses_are_counted_by_subscriber(string? first, string? second, bool isOne)
    {
        using var visit = new Visit();
        for (var guess = 0; guess < 10; guess++)
            visit.Guesses.Add(Address(first));

        visit.Guesses.WaitOf(Address(second)).ShouldBe(isOne ? TimeSpan.FromMinutes(1) : null);
    }

    [Fact]
    public void An_attacker_with_many_addresses_makes_the_oldest_forgotten_and_no_more()
    {
        using var visit = new Visit();
        Guess(0);
        visit.Time.Advance(TimeSpan.FromSeconds(1));
        Guess(4095);
        for (var address = 1; address < 4095; address++)
            visit.Guesses.Add(Of(address));
        visit.Guesses.WaitOf(Of(0)).ShouldNotBeNull();

        Guess(9999);

        visit.Guesses.WaitOf(Of(0)).ShouldBeNull("the oldest made room");
        visit.Guesses.WaitOf(Of(4095)).ShouldNotBeNull("the others are not forgotten with it");
        visit.Guesses.WaitOf(Of(9999)).ShouldNotBeNull();

        void Guess(int address)
        {
            for (var guess = 0; guess < 10; guess++)
                visit.Guesses.Add(Of(address));
        }

        static IPAddress Of(int address) => new([10, 1, (byte)(address >> 8), (byte)address]);
    }

    [Fact]
    public void The_log_has_one_line_a_minute()
    {
        using var visit = new Visit();
        visit.Guesses.Add(Address("192.0.2.1"));
        visit.Guesses.Add(Address("192.0.2.1"));
        visit.Guesses.Add(Address("192.0.2.2"));
        visit.Time.Advance(TimeSpan.FromSeconds(59));
        visit.Log.Collector.Count.ShouldBe(0);
        visit.Time.Advance(TimeSpan.FromSeconds(1));
        visit.Log.LatestRecord.Message.ShouldStartWith("3 wrong web tokens in the last minute from 2 address(es)");

        visit.Time.Advance(TimeSpan.FromMinutes(5));
        visit.Guesses.Add(Address("192.0.2.3"));
        visit.Time.Advance(TimeSpan.FromMinutes(1));
        visit.Log.LatestRecord.Message.ShouldStartWith("1 wrong web tokens in the last minute from 1 address(es)");
        visit.Log.Collector.Count.ShouldBe(2);

        visit.Guesses.Add(Address("192.0.2.3"));
        visit.Guesses.Dispose();
        visit.Time.Advance(TimeSpan.FromMinutes(1));
        visit.Log.Collector.Count.ShouldBe(2, "what has ended logs nothing");
    }

    private static IPAddress? Address(string? text) => text is null ? null : IPAddress.Parse(text);
}
