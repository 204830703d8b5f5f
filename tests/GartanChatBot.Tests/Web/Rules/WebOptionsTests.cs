using System.Net;
using GartanChatBot.Web;

namespace GartanChatBot.Tests.Web.Rules;

/// <summary>Settings that would open the door are refused with a sentence.</summary>
public class WebOptionsTests
{
    private const string Long = "sixteen-letters!";

    [Theory]
    [InlineData("http://127.0.0.1:8080", "", "", "")]
    [InlineData("", "short", "", "")]
    [InlineData("  ", "", "", "")]
    [InlineData("http://0.0.0.0:8080", Long, "operator-of-16-letters", "")]
    [InlineData(
        "http://0.0.0.0:8080",
        "",
        "",
        "Web:Token: is missing; it is required before the web may listen beyond this machine (Web:Url is \"http://0.0.0.0:8080\")."
    )]
    [InlineData("nonsense", "", "", "Web:Url: has \"nonsense\", it must be an address")]
    [InlineData("ftp://127.0.0.1", "", "", "Web:Url: has \"ftp://127.0.0.1\", it must be an address")]
    [InlineData("https://127.0.0.1", "", "", "Web:Url: has \"https://127.0.0.1\", it must begin with http://; for HTTPS")]
    [InlineData("http://127.0.0.1", "fifteen-letters", "", "Web:Token: is too short, it must have at least 16 characters")]
    [InlineData("http://127.0.0.1", "  fifteen-letters  ", "", "Web:Token: is too short")]
    [InlineData("http://127.0.0.1", "", "fifteen-letters", "Web:OperatorToken: is too short")]
    [InlineData("http://127.0.0.1", Long, Long, "Web:OperatorToken: is the same as Web:Token")]
    [InlineData("http://127.0.0.1", Long, " " + Long + " ", "Web:OperatorToken: is the same as Web:Token")]
    [InlineData("http://127.0.0.1", " " + Long, Long, "Web:OperatorToken: is the same as Web:Token")]
    public void Tokens_and_address(string listening, string token, string operators, string said) =>
        ShouldSay(new() { Url = listening, Token = new(token), OperatorToken = new(operators) }, said);

    [Theory]
    [InlineData("'none'", "")]
    [InlineData("", "")]
    [InlineData("'self' https://wall.example.org http://*.example.org:81", "")]
    [InlineData("*", "Web:FrameAncestors: has \"*\", it must be 'none', 'self'")]
    [InlineData("'self'; script-src *", "Web:FrameAncestors: has")]
    [InlineData("'none' 'self'", "Web:FrameAncestors: has")]
    [InlineData("'self'\n", "Web:FrameAncestors: has")]
    public void Frames(string ancestors, string said) => ShouldSay(new() { FrameAncestors = ancestors }, said);

    [Fact]
    public void Proxies()
    {
        ShouldSay(new() { Token = new(Long), Proxies = ["127.0.0.1", "10.0.0.0/8", "::1", "fd00::/8"] }, "");
        ShouldSay(new() { Proxies = ["127.0.0.1"] }, "Web:Token: is missing; it is required behind a proxy (Web:Proxies)");
        ShouldSay(
            new() { Token = new(Long), Proxies = ["127.0.0.1", "proxy"] }, "Web:Proxies: has \"proxy\", each entry must be an address");
        new WebOptions { Proxies = ["10.1.2.3", "x", "fd00::1", "10.0.0.0/8"] }
            .ProxyNetworks()
            .ShouldBe([new(IPAddress.Parse("10.1.2.3"), 32), new(IPAddress.Parse("fd00::1"), 128), new(IPAddress.Parse("10.0.0.0"), 8)]);
    }

    [Theory]
    [InlineData("http://127.0.0.1:8080", true, "http://127.0.0.1:8080/")]
    [InlineData("http://localhost:81", true, "http://localhost:81/")]
    [InlineData("http://[::1]:81", true, "http://[::1]:81/")]
    [InlineData("http://0.0.0.0:81", false, "http://127.0.0.1:81/")]
    [InlineData("http://[::]:81", false, "http://127.0.0.1:81/")]
    [InlineData("http://192.168.1.5:81", false, "http://192.168.1.5:81/")]
    public void Where_it_listens(string listening, bool isForThisMachine, string fromHere)
    {
        var options = new WebOptions { Url = listening };

        options.IsForThisMachine.ShouldBe(isForThisMachine);
        options.AddressFromHere.ToString().ShouldBe(fromHere);
        options.Enabled.ShouldBeTrue();
        new WebOptions { Url = " " }.Enabled.ShouldBeFalse();
        new WebOptions { Url = "nonsense" }.IsForThisMachine.ShouldBeFalse();
    }

    private static void ShouldSay(WebOptions options, string said)
    {
        if (said.Length > 0)
            options.Problems().ShouldHaveSingleItem().ShouldStartWith(said);
        else
            options.Problems().ShouldBeEmpty();
    }
}
