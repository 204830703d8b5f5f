using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace FakeDiscord;

/// <summary>Discord's REST: who asks, how often, in what form; then the route does its work.</summary>
internal sealed partial class RestServer(FakeDiscordServer discord)
{
    private readonly List<Fault> faults = [];
    private readonly List<RestCall> requests = [];
    private readonly IReadOnlyList<Route> routes =
    [
        .. new AccountRoutes(discord).All,
        .. new CommandRoutes(discord).All,
        .. new GuildRoutes(discord).All,
        .. new ChannelRoutes(discord).All,
        .. new InteractionRoutes(discord).All,
    ];

    public IReadOnlyList<RestCall> Requests
    {
        get
        {
            lock (discord.Gate)
            {
                return [.. requests];
            }
        }
    }

    public void Arm(Fault fault)
    {
        lock (discord.Gate)
        {
            faults.Add(fault);
        }
    }

    public async Task HandleAsync(HttpContext context)
    {
        var call = await RestCall.ReadAsync(context, discord.Time.GetUtcNow());
        Fault? fault;
        lock (discord.Gate)
        {
            Find(call);
            requests.Add(call);
            fault = faults.Find(one => one.Takes(call));
        }

        discord.Changes.Happened();

        switch (fault?.Trouble)
        {
            case Trouble.Cut:
                context.Abort();
                return;
            case Trouble.Hang:
                await Fault.HangAsync(context);
                return;
            default:
                break;
        }

        var answer = await AnswerAsync(call, fault);
        call.Answer = answer;
        discord.Changes.Happened();
        if (fault?.Trouble is Trouble.CutAfter)
        {
            context.Abort();
        }
        else if (fault?.Trouble is Trouble.HangAfter)
        {
            await Fault.HangAsync(context);
        }
        else
        {
            await WriteAsync(context, answer);
        }
    }

    /// <summary>The answer to an interaction, in the body that answers its POST.</summary>
    public void AnswerInPost(Interaction interaction, string body)
    {
        var call = RestCall.OfBody(body, discord.Time.GetUtcNow());
        try
        {
            new InteractionRoutes(discord).Acknowledge(call, interaction);
        }
        catch (Refusal refusal)
        {
            discord.Violations.Add($"interactions: {refusal.Message}");
        }
    }

    private void Find(RestCall call)
    {
        foreach (var route in routes.Where(route => route.Method == call.Method))
        {
            if (route.Matches(call.Path, out var values))
            {
                (call.Route, call.Values) = (route, values);
                return;
            }
        }
    }

    private async Task<Answer> AnswerAsync(RestCall call, Fault? fault)
    {
        Refusal? malformed = null;
        try
        {
            await call.ParseAsync();
        }
        catch (Refusal refusal)
        {
            malformed = refusal;
        }

        lock (discord.Gate)
        {
            var answer = fault?.Trouble switch
            {
                Trouble.Status => fault.Answer!,
                Trouble.TooMany => discord.RateLimits.Refuse(call, fault.Wait, fault.Scope),
                _ => Answered(call, malformed),
            };
            if (fault?.Trouble is Trouble.StatusAfter)
            {
                answer = fault.Answer!;
            }

            if (fault?.Trouble is Trouble.StatusAfter or Trouble.CutAfter or Trouble.HangAfter && call.Answers is { } interaction)
            {
                interaction.AnswerWentAstray = true;
            }

            discord.RateLimits.Tell(call, answer);
            return answer;
        }
    }

    private Answer Answered(RestCall call, Refusal? malformed)
    {
        try
        {
            Authorise(call);
            if (call.Route is not { } route)
            {
                discord.Violations.Add($"{call.Method} {call.Path} is nothing that Discord knows");
                throw routes.Any(one => one.Matches(call.Path, out _)) ? Refusal.WrongMethod : Refusal.NoSuchRoute;
            }

            if (discord.RateLimits.Check(call) is { } tooMany)
            {
                return tooMany;
            }

            if (malformed is not null)
            {
                discord.Violations.Add($"{call.Named}: {malformed.Message}");
                throw malformed;
            }

            discord.Schemas?.Check(call, discord.Violations);
            return route.Handle(call);
        }
        catch (Refusal refusal)
        {
            if (refusal.Code == Refusal.EmptyMessage.Code)
            {
                discord.Violations.Add($"{call.Named}: the message says nothing");
            }

            return new Answer(refusal.Status, refusal.ToJson());
        }
    }

    private void Authorise(RestCall call)
    {
        if (!UserAgent().IsMatch(call.Headers.UserAgent.ToString()))
        {
            discord.Violations.Add(
                $"{call.Named}: the user agent \"{call.Headers.UserAgent}\" is not of the form DiscordBot (url, version)");
            throw Refusal.UserAgentBlocked;
        }

        if (call.Route is not { Anonymous: true } && call.Headers.Authorization != $"Bot {discord.Token}")
        {
            throw Refusal.Unauthorised;
        }
    }

    private static async Task WriteAsync(HttpContext context, Answer answer)
    {
        context.Response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers)
        {
            context.Response.Headers[name] = value;
        }

        if (answer.Html is { } html)
        {
            context.Response.ContentType = "text/html";
            await context.Response.WriteAsync(html);
        }
        else if (answer.Body is { } body)
        {
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(body.ToJsonString());
        }
    }

    [GeneratedRegex(@"^DiscordBot \(https?://[^,\s]+, [^)]+\)", RegexOptions.None, 1000)]
    private static partial Regex UserAgent();
}
