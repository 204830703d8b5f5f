using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using GartanSimulator;

namespace GartanChatBot.Tests.Simulator;

public sealed partial class SimulatorSiteTests
{
    private const string GoodQuery = """
        {"brigadeId":4101,"brigadeName":"K41","employeeBrigadeId":0,"bookingDate":"09/06/2026","resolution":15,"dayCount":0,
         "showDetails":"true","showHours":"true","highlightContractDetails":"false","highlightEmployeesOffStation":"true",
         "includeApplianceStatus":"true","showEmpShiftTypes":"false"}
        """;

    public static TheoryData<string> Parameters => [.. JsonNode.Parse(GoodQuery)!.AsObject().Select(property => property.Key)];

    [Fact]
    public async Task Answers_the_page_method_with_the_grid_inside_d()
    {
        await using var site = await SimulatorSite.StartAsync();
        using var browser = await LoggedInAsync(site);

        var (status, body) = await AskAsync(browser, GoodQuery);

        status.ShouldBe(HttpStatusCode.OK);
        body.GetProperty("d").GetString().ShouldNotBeNull().ShouldStartWith("<table id=\"gridAvail\"");
        site.Log.GridRequestsOf(new(2026, 6, 9)).ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Parameters))]
    public async Task Names_the_parameter_that_is_missing(string parameter)
    {
        await using var site = await SimulatorSite.StartAsync();
        using var browser = await LoggedInAsync(site);
        var query = JsonNode.Parse(GoodQuery)!.AsObject();
        query.Remove(parameter);

        var (status, body) = await AskAsync(browser, query.ToJsonString());

        status.ShouldBe(HttpStatusCode.InternalServerError);
        body.GetProperty("Message").GetString().ShouldBe($"Invalid web service call, missing value for parameter: '{parameter}'.");
        site.Log.Problems.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("\"showHours\":\"true\"", "\"showHours\":true")]
    [InlineData("\"brigadeId\":4101", "\"brigadeId\":\"4101\"")]
    [InlineData("09/06/2026", "2026-06-09")]
    [InlineData("\"resolution\":15", "\"resolution\":20")]
    [InlineData("\"dayCount\":0", "\"dayCount\":0,\"more\":1")]
    [InlineData("\"brigadeName\":\"K41\"", "brigadeName=K41")]
    public async Task Refuses_what_a_strict_site_would_refuse(string right, string wrong)
    {
        await using var site = await SimulatorSite.StartAsync();
        using var browser = await LoggedInAsync(site);

        var (status, _) = await AskAsync(browser, GoodQuery.Replace(right, wrong));

        status.ShouldBe(HttpStatusCode.InternalServerError);
    }

    [Fact]
    public async Task Wants_to_be_called_as_a_script_calls()
    {
        await using var site = await SimulatorSite.StartAsync();
        using var browser = await LoggedInAsync(site);
        browser.DefaultRequestHeaders.Remove("X-Requested-With");

        (await AskAsync(browser, GoodQuery)).Status.ShouldBe(HttpStatusCode.InternalServerError);
    }

    [Fact]
    public async Task Shows_strangers_the_log_in_form()
    {
        await using var site = await SimulatorSite.StartAsync();
        using var browser = Browser(site);

        using var answer = await browser.GetAsync(
            new Uri("Availability/Schedule/AvailabilityMain1.aspx?UseDefaultStation=1", UriKind.Relative));

        answer.RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/Account/Login.aspx");
        (await answer.Content.ReadAsStringAsync()).ShouldContain("txt_pword");
    }

    [Fact]
    public async Task Locks_the_account_after_three_wrong_passwords()
    {
        await using var site = await SimulatorSite.StartAsync();
        using var browser = Browser(site);

        for (var attempt = 0; attempt < 3; attempt++)
            (await LogInAsync(browser, "wrong")).ShouldContain("Invalid User Name/Password");

        (await LogInAsync(browser, new SimulatorOptions().Password)).ShouldContain("Your account has been locked");
        site.Log.LoginAttempts.ShouldBe(4);
        site.Log.Logins.ShouldBe(0);
    }

    [Fact]
    public async Task Notices_what_a_browser_would_not_send()
    {
        await using var site = await SimulatorSite.StartAsync();
        using var browser = Browser(site);

        await LogInAsync(browser, new SimulatorOptions().Password, ("chkRemember", "on"));

        site.Log.Problems.ShouldBe(["the log-in sent chkRemember, which a browser would not"]);
    }

    [Fact]
    public async Task Serves_saved_pages_and_makes_up_the_other_days()
    {
        var folder = Directory.CreateTempSubdirectory("saved-pages");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "K41-2026-06-09.html"), "<table id=\"gridAvail\">saved</table>");
            await using var site = await SimulatorSite.StartAsync(new() { PagesFolder = folder.FullName });
            using var browser = await LoggedInAsync(site);

            var saved = await AskAsync(browser, GoodQuery);
            var made = await AskAsync(browser, GoodQuery.Replace("09/06/2026", "10/06/2026"));

            saved.Body.GetProperty("d").GetString().ShouldBe("<table id=\"gridAvail\">saved</table>");
            made.Body.GetProperty("d").GetString().ShouldNotBeNull().ShouldContain("ALDER, TM");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData(GridDefects.WithoutEmployees, "class=\"employee\"", 0)]
    [InlineData(GridDefects.WithoutAppliances, ">Appliances<", 0)]
    [InlineData(GridDefects.AppliancesTwice, ">Appliances<", 2)]
    [InlineData(GridDefects.ColonLabels, ">08:00<", 3)]
    [InlineData(GridDefects.CellsMissing, "class=\"schTD\"></td>", 8 * 96 - 4)]
    [InlineData(GridDefects.CutShort, "</table>", 0)]
    public async Task Spoils_the_next_grid_as_told(GridDefects defects, string mark, int count)
    {
        await using var site = await SimulatorSite.StartAsync(new() { Rota = RotaStyle.Blank });
        using var browser = await LoggedInAsync(site);
        site.Faults.Next(SimulatedPage.Grid, new GridFault(defects));

        var spoiled = await AskAsync(browser, GoodQuery);
        var next = await AskAsync(browser, GoodQuery);

        Regex.Count(spoiled.Body.GetProperty("d").GetString()!, Regex.Escape(mark)).ShouldBe(count);
        next.Body.GetProperty("d").GetString().ShouldNotBe(spoiled.Body.GetProperty("d").GetString());
    }

    [Fact]
    public async Task Shows_edits_of_the_rota_on_the_next_page()
    {
        await using var site = await SimulatorSite.StartAsync(new() { Rota = RotaStyle.Blank });
        using var browser = await LoggedInAsync(site);

        site.Rota.Book("K41", "ELM, SJ", new(2026, 6, 9, 16, 0), new(2026, 6, 9, 17, 0), "W");
        site.Rota.Say("K41P1", new(2026, 6, 9, 20, 0), new(2026, 6, 9, 20, 30), "Unavailable");
        site.Rota.Leave("K41", "HAZEL, KN");
        site.Rota.Join("K41", new("IVY, QQ", "FFT", 61));
        var html = (await AskAsync(browser, GoodQuery)).Body.GetProperty("d").GetString()!;

        Regex.Count(html, ">W</td>").ShouldBe(4);
        Regex.Count(html, "Unavailable").ShouldBe(2);
        html.ShouldNotContain("HAZEL, KN");
        html.ShouldContain("IVY, QQ");
    }

    private static HttpClient Browser(SimulatorSite site)
    {
        var browser = new HttpClient(new SocketsHttpHandler()) { BaseAddress = site.BaseUrl };
        browser.DefaultRequestHeaders.Add("X-Requested-With", "XMLHttpRequest");
        browser.DefaultRequestHeaders.Referrer = new(site.BaseUrl, "Availability/Schedule/AvailabilityMain1.aspx");
        return browser;
    }

    private static async Task<HttpClient> LoggedInAsync(SimulatorSite site)
    {
        var browser = Browser(site);
        (await LogInAsync(browser, new SimulatorOptions().Password)).ShouldContain("schedule");
        return browser;
    }

    private static async Task<string> LogInAsync(HttpClient browser, string password, params (string Name, string Value)[] more)
    {
        var address = new Uri(browser.BaseAddress!, "Account/Login.aspx");
        var viewState = ViewState().Match(await browser.GetStringAsync(address)).Groups["value"].Value;
        Dictionary<string, string> fields = new()
        {
            ["__EVENTTARGET"] = "",
            ["__EVENTARGUMENT"] = "",
            ["__LASTFOCUS"] = "",
            ["__VIEWSTATE"] = viewState,
            ["__VIEWSTATEGENERATOR"] = "CD85D8D2",
            ["__EVENTVALIDATION"] = viewState,
            ["txt_userid"] = new SimulatorOptions().UserName,
            ["txt_pword"] = password,
            ["rdoView"] = "desktop",
            ["ddlLanguage"] = "en-GB",
            ["txtNote"] = "",
            ["btnLogin"] = "Sign In",
        };
        foreach (var (name, value) in more)
            fields[name] = value;

        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Referrer = address;
        using var answer = await browser.SendAsync(request);
        return await answer.Content.ReadAsStringAsync();
    }

    private static async Task<(HttpStatusCode Status, JsonElement Body)> AskAsync(HttpClient browser, string query)
    {
        using var content = new StringContent(query, MediaTypeHeaderValue.Parse("application/json; charset=UTF-8"));
        using var answer = await browser.PostAsync(
            new Uri("Availability/Schedule/AvailabilityMain1.aspx/GetSchedule", UriKind.Relative), content);
        return (answer.StatusCode, JsonElement.Parse(await answer.Content.ReadAsStringAsync()));
    }

    [GeneratedRegex(
        "name=\"__VIEWSTATE\" id=\"__VIEWSTATE\" value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ViewState();
}
