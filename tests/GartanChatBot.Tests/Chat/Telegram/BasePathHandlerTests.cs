using System.Net;
using GartanChatBot.Chat.Telegram;

namespace GartanChatBot.Tests.Chat.Telegram;

/// <summary>A Bot API server behind a path is reached there, though the library knows no paths.</summary>
public class BasePathHandlerTests
{
    [Theory]
    [InlineData("https://api.telegram.org", "https://api.telegram.org/bot1:x/getMe")]
    [InlineData("https://example.org/", "https://example.org/bot1:x/getMe")]
    [InlineData("https://example.org/botapi", "https://example.org/botapi/bot1:x/getMe")]
    [InlineData("https://example.org:8443/a/b/", "https://example.org:8443/a/b/bot1:x/getMe")]
    public async Task The_path_of_the_settings_stands_before_that_of_the_call(string configured, string asked)
    {
        var last = new Recorder();
        using var client = new HttpMessageInvoker(new BasePathHandler(new Uri(configured)) { InnerHandler = last });
        using var call = new HttpRequestMessage(
            HttpMethod.Post, new Uri(new Uri(new Uri(configured).GetLeftPart(UriPartial.Authority)), "/bot1:x/getMe"));

        await client.SendAsync(call, TestContext.Current.CancellationToken);

        last.Asked.ShouldBe(new Uri(asked));
    }

    private sealed class Recorder : HttpMessageHandler
    {
        public Uri? Asked { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked = request.RequestUri;
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK));
        }
    }
}
