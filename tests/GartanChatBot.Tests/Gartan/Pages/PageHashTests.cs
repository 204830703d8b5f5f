using System.Security.Cryptography;
using System.Text;
using GartanChatBot.Gartan.Pages;

namespace GartanChatBot.Tests.Gartan.Pages;

public class PageHashTests
{
    [Theory]
    [InlineData("")]
    [InlineData("<table id=\"gridAvail\">")]
    [InlineData("MACRÌ-THRIFT, ÈL")]
    public void Is_the_sha_256_of_the_text(string page) =>
        PageHash.Of(page).ShouldBe(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(page))));
}
