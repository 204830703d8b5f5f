using Microsoft.AspNetCore.Http;

namespace GartanSimulator;

/// <summary>The data page, which proves a log-in, and its page method, which responds with the grid of a day.</summary>
internal sealed class SchedulePages(
    SimulatorOptions options, SessionRegistry sessions, GridPages grids, RequestLog log, FaultScript faults)
{
    private string LoginAddress => $"{options.PathPrefix}/Account/Login.aspx";

    public SimulatedResponse Proof(HttpRequest request)
    {
        var cookie = request.Cookies[SessionRegistry.LoginCookie];
        if (sessions.OwesTerms(cookie))
            return SimulatedResponse.RedirectTo($"{options.PathPrefix}/Account/Terms.aspx");

        return sessions.IsLoggedIn(cookie)
            ? SimulatedResponse.Html(LoginHtml.Availability(options))
            : SimulatedResponse.RedirectTo($"{LoginAddress}?ReturnUrl=%2fAvailability%2fSchedule%2fAvailabilityMain1.aspx");
    }

    public async Task<SimulatedResponse> GridAsync(HttpRequest request, Fault? fault, CancellationToken cancellationToken)
    {
        if (!sessions.IsLoggedIn(request.Cookies[SessionRegistry.LoginCookie]))
            return LoggedOut();

        var (asked, refusal) = await ScheduleRequest.ReadAsync(request, options.Accepts, cancellationToken);
        if (fault is ParameterFault { Name: var name })
            refusal = $"Invalid web service call, missing value for parameter: '{name}'.";
        else if (asked is null)
            log.Problem(refusal);

        if (asked is null || refusal.Length > 0)
            return SimulatedResponse.Failure(StatusCodes.Status500InternalServerError, refusal, "System.InvalidOperationException");

        if (!request.Headers.Referer.ToString().Contains("AvailabilityMain1.aspx", StringComparison.OrdinalIgnoreCase))
            log.Problem("the page method was called without the data page as Referer");

        log.GridAsked(asked.Date);
        fault = faults.Of(asked.Date) ?? fault;
        if (fault is BodyFault or StatusFault)
            return SimulatedResponse.Of(fault);

        var station = options.Stations.FirstOrDefault(one => one.BrigadeId == asked.BrigadeId && IsNameOf(one, asked.BrigadeName));
        return station is null
            ? SimulatedResponse.Schedule("")
            : grids.Of(station, asked, fault);
    }

    private bool IsNameOf(SimulatedStation station, string brigadeName) =>
        (brigadeName == station.Code && !options.WantsLongLabels) || brigadeName == $"{station.Code} {station.Name}";

    private SimulatedResponse LoggedOut() => sessions.LoggedOutAnswer switch
    {
        LoggedOutAnswer.Unauthorized => SimulatedResponse.Failure(
            StatusCodes.Status401Unauthorized, "Authentication failed.", "System.InvalidOperationException"),
        LoggedOutAnswer.Redirect => SimulatedResponse.RedirectTo(LoginAddress),
        _ => SimulatedResponse.Html(LoginHtml.Form(sessions.NewForm())),
    };
}
