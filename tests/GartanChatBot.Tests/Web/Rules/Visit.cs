using System.Net;
using GartanChatBot.Settings;
using GartanChatBot.Storage;
using GartanChatBot.Tests.TestKit;
using GartanChatBot.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;

namespace GartanChatBot.Tests.Web.Rules;

/// <summary>What decides about callers of the web, without a server: so quick that every mutant of it can be judged.</summary>
internal sealed class Visit : IDisposable
{
    public const string Viewer = "viewer-of-fernbrae";
    public const string Operator = "operator-of-fernbrae";

    private static readonly IServiceProvider Services = new ServiceCollection().AddLogging().BuildServiceProvider();

    private readonly QuickFolder folder = new();

    public Visit(WebOptions? options = null)
    {
        Options = options ?? new() { Token = new(Viewer), OperatorToken = new(Operator) };
        DatabasePath = Path.Combine(folder.Path, "data", "bot.db");
        Key = new(new StorageOptions { Path = DatabasePath }, NullLogger<ServiceKey>.Instance);
        Guesses = new(Time, Log);
        Cookie = new(Options);
        Rule = new(Options, Key, Cookie, Guesses);
    }

    public FakeTimeProvider Time { get; } = new();

    public FakeLogger<TokenGuesses> Log { get; } = new();

    public WebOptions Options { get; }

    public string DatabasePath { get; }

    public ServiceKey Key { get; }

    public TokenGuesses Guesses { get; }

    public BoardCookie Cookie { get; }

    public AccessRule Rule { get; }

    public static WebOptions WithoutTokens() => new() { Token = Secret.None, OperatorToken = Secret.None };

    public static DefaultHttpContext Of(string method = "GET", string? peer = "127.0.0.1", params (string Name, string Value)[] headers)
    {
        var context = new DefaultHttpContext { RequestServices = Services };
        context.Request.Method = method;
        context.Request.Host = new("board.example.org:8080");
        context.Connection.RemoteIpAddress = peer is null ? null : IPAddress.Parse(peer);
        context.Response.Body = new MemoryStream();
        foreach (var (name, value) in headers)
            context.Request.Headers[name] = value;

        return context;
    }

    public static string Said(HttpContext context) => System.Text.Encoding.UTF8.GetString(((MemoryStream)context.Response.Body).ToArray());

    public AccessDecision Decide(string? authorization = null, string? peer = "127.0.0.1", params (string Name, string Value)[] headers) =>
        Rule.Decide(Of("GET", peer, [.. headers, .. authorization is null ? [] : ((string, string)[])[("Authorization", authorization)]]));

    public void Dispose()
    {
        Guesses.Dispose();
        folder.Dispose();
    }
}
