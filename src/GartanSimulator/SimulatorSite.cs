using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace GartanSimulator;

/// <summary>A simulated Gartan site on a loopback port: log-in, session, a rota for any date, and configurable faults.</summary>
public sealed class SimulatorSite : IAsyncDisposable
{
    private readonly WebApplication application;
    private readonly TimeProvider time;
    private readonly SimulatorOptions options;
    private readonly SessionRegistry sessions = new();
    private readonly LoginPages login;
    private readonly SchedulePages schedule;

    private SimulatorSite(WebApplication application, SimulatorOptions options, TimeProvider time)
    {
        this.application = application;
        this.options = options;
        this.time = time;
        Rota = NewRota(options, time);
        login = new(options, sessions, Log);
        schedule = new(options, sessions, new(options, Rota, time), Log, Faults);
    }

    /// <summary>URL with the path prefix, if any, and a trailing slash.</summary>
    public Uri BaseUrl => new($"{application.Urls.Single()}{options.PathPrefix}/");

    public FaultScript Faults { get; } = new();

    public RequestLog Log { get; } = new();

    public SimulatedRota Rota { get; }

    public static async Task<SimulatorSite> StartAsync(
        SimulatorOptions? options = null, TimeProvider? timeProvider = null, CancellationToken cancellationToken = default)
    {
        options ??= new();
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, options.Port));
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<IHostLifetime, GuestLifetime>();

        var site = new SimulatorSite(builder.Build(), options, timeProvider ?? TimeProvider.System);
        site.application.Run(site.AnswerAsync);
        await site.application.StartAsync(cancellationToken);
        return site;
    }

    /// <summary>Ends all sessions and sets the response to logged-out callers.</summary>
    public void EndSessions(LoggedOutAnswer answer = LoggedOutAnswer.LoginPage)
    {
        sessions.LoggedOutAnswer = answer;
        sessions.EndAll();
    }

    public async ValueTask DisposeAsync()
    {
        await application.StopAsync();
        await application.DisposeAsync();
    }

    private static SimulatedRota NewRota(SimulatorOptions options, TimeProvider time)
    {
        var rota = new SimulatedRota(
            options.Stations, options.Rota == RotaStyle.Blank ? null : new ChangingRota(options.Seed, options.Zone, time));
        if (options.Rota == RotaStyle.Demo && options.Stations.Contains(SimulatedStation.Fernbrae))
            DemoStory.Tell(rota, Instant.FromDateTimeOffset(time.GetUtcNow()).InZone(options.Zone).LocalDateTime);

        return rota;
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        var page = PageOf(request);
        Log.Began(new(time.GetUtcNow(), page, request.Method, request.Path.ToString())
        {
            UserAgent = request.Headers.UserAgent.ToString(),
            Referer = request.Headers.Referer.ToString(),
            AcceptEncoding = request.Headers.AcceptEncoding.ToString(),
        });

        SimulatedResponse answer;
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(
            context.RequestAborted, application.Lifetime.ApplicationStopping);
        try
        {
            answer = await AnswerAsync(request, page, stopping.Token);
        }
        catch (OperationCanceledException)
        {
            context.Abort();
            return;
        }
        finally
        {
            // Before the response is sent: the caller may send its next request while this method still returns.
            Log.Ended();
        }

        await answer.SendAsync(context);
    }

    private async Task<SimulatedResponse> AnswerAsync(HttpRequest request, SimulatedPage? page, CancellationToken cancellationToken)
    {
        if (page is null)
            return Elsewhere(request);

        var fault = Faults.Take(page.Value);
        if (fault is HangFault)
            await Task.Delay(Timeout.InfiniteTimeSpan, time, cancellationToken);

        if (fault is SlowFault slow)
            await Task.Delay(slow.By, time, cancellationToken);

        if (fault is SessionFault { Answer: var loggedOut })
            EndSessions(loggedOut);

        return fault switch
        {
            StatusFault or BodyFault => SimulatedResponse.Of(fault),
            RedirectFault redirect => SimulatedResponse.RedirectTo(redirect.Location),
            CutBodyFault => await PageAsync(request, page.Value, fault, cancellationToken) with { End = BodyEnd.Cut },
            StalledBodyFault => await PageAsync(request, page.Value, fault, cancellationToken) with { End = BodyEnd.Stalled },
            CharsetFault charset => await PageAsync(request, page.Value, fault, cancellationToken) with { Charset = charset.Charset },
            _ => await PageAsync(request, page.Value, fault, cancellationToken),
        };
    }

    private async Task<SimulatedResponse> PageAsync(
        HttpRequest request, SimulatedPage page, Fault? fault, CancellationToken cancellationToken) =>
        page switch
        {
            SimulatedPage.LoginForm => login.Form(),
            SimulatedPage.LoginPost => await login.SendAsync(request, fault, cancellationToken),
            SimulatedPage.Proof => schedule.Proof(request),
            _ => await schedule.GridAsync(request, fault, cancellationToken),
        };

    private SimulatedPage? PageOf(HttpRequest request)
    {
        if (!request.Path.StartsWithSegments(options.PathPrefix, StringComparison.OrdinalIgnoreCase, out var path))
            return null;

        return (request.Method, path.ToString().ToUpperInvariant()) switch
        {
            ("GET", "/ACCOUNT/LOGIN.ASPX") => SimulatedPage.LoginForm,
            ("POST", "/ACCOUNT/LOGIN.ASPX") => SimulatedPage.LoginPost,
            ("GET", "/AVAILABILITY/SCHEDULE/AVAILABILITYMAIN1.ASPX") => SimulatedPage.Proof,
            ("POST", "/AVAILABILITY/SCHEDULE/AVAILABILITYMAIN1.ASPX/GETSCHEDULE") => SimulatedPage.Grid,
            _ => null,
        };
    }

    private SimulatedResponse Elsewhere(HttpRequest request)
    {
        if (request.Path.ToString().EndsWith("/Account/Terms.aspx", StringComparison.OrdinalIgnoreCase))
            return SimulatedResponse.Html(LoginHtml.TermsOfUse);

        Log.Problem($"nothing is at {request.Method} {request.Path}");
        return new(StatusCodes.Status404NotFound, "text/html", "<html><body>Not found</body></html>");
    }

    /// <summary>The site runs inside another process, which handles Ctrl+C and stops the site.</summary>
    private sealed class GuestLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
