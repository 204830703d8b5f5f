using System.Text;
using GartanChatBot.Gartan;
using GartanChatBot.Gartan.Http;
using GartanChatBot.Tests.Gartan.Http;
using GartanSimulator;

namespace GartanChatBot.Tests.Simulator;

/// <summary>The pretend site takes the body that Gartan's own page sends as well as JSON, and our client can send either.</summary>
public sealed class RequestBodyTests
{
    [Theory]
    [InlineData(
        """{ brigadeId: 101, brigadeName: 'P22', employeeBrigadeId: 0 }""",
        """{ "brigadeId": 101, "brigadeName": "P22", "employeeBrigadeId": 0 }"""
    )]
    [InlineData(
        """{brigadeName:'O\'Bracken: "x"', showHours:'true',}""",
        """{"brigadeName":"O\u0027Bracken: \u0022x\u0022", "showHours":"true",}"""
    )]
    [InlineData("""{"brigadeName":"it's: here","a":1}""", """{"brigadeName":"it's: here","a":1}""")]
    [InlineData("""{'brigadeId': 101, bookingDate : '09/06/2026'}""", """{"brigadeId": 101, "bookingDate" : "09/06/2026"}""")]
    public void A_script_literal_means_the_json_that_it_looks_like(string literal, string json) =>
        ScriptLiteral.ToJson(literal).ShouldBe(json);

    [Theory]
    [InlineData(RequestBody.Json, AcceptedBody.Either)]
    [InlineData(RequestBody.Script, AcceptedBody.Either)]
    [InlineData(RequestBody.Json, AcceptedBody.StrictJson)]
    [InlineData(RequestBody.Script, AcceptedBody.ScriptLiteral)]
    internal async Task Either_form_gets_the_same_page(RequestBody sent, AcceptedBody taken)
    {
        await using var world = await StartAsync(sent, taken);

        (await world.GridAsync()).ShouldContain("ALDER, TM");
        world.Site.Log.Problems.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(RequestBody.Json, AcceptedBody.ScriptLiteral)]
    [InlineData(RequestBody.Script, AcceptedBody.StrictJson)]
    internal async Task A_form_that_the_site_does_not_know_is_answered_by_500(RequestBody sent, AcceptedBody taken)
    {
        await using var world = await StartAsync(sent, taken);

        (await world.FailsAsync<UnavailableException>()).Status.ShouldBe(System.Net.HttpStatusCode.InternalServerError);
    }

    [Theory]
    [InlineData("K41")]
    [InlineData("O'Bracken's \"station\" \\ <b>")]
    [InlineData("Skerrow – Ærø\n")]
    public void A_name_travels_whole_in_a_script(string name)
    {
        var body = Encoding.UTF8.GetString(ScheduleQuery.For(new(101, name), new(2026, 11, 27), 15).ToBody(RequestBody.Script));

        body.ShouldStartWith("{ brigadeId: 101, brigadeName: '");
        System.Text.Json.JsonDocument.Parse(ScriptLiteral.ToJson(body)).RootElement.GetProperty("brigadeName").GetString().ShouldBe(name);
    }

    private static Task<GartanWorld> StartAsync(RequestBody sent, AcceptedBody taken) => GartanWorld.StartAsync(
        new() { Rota = RotaStyle.Blank, Accepts = taken },
        change: options => new() { BaseUrl = options.BaseUrl, Username = options.Username, Password = options.Password, Body = sent });
}
