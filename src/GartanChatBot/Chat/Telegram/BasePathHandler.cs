namespace GartanChatBot.Chat.Telegram;

/// <summary>Puts back the path of <see cref="TelegramOptions.ApiBaseUrl"/>: the library uses only scheme, host and port of it.</summary>
internal sealed class BasePathHandler(Uri apiBaseUrl) : DelegatingHandler
{
    private readonly string prefix = apiBaseUrl.AbsolutePath.TrimEnd('/');

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (prefix.Length > 0 && request.RequestUri is { } address)
            request.RequestUri = new UriBuilder(address) { Path = prefix + address.AbsolutePath }.Uri;

        return base.SendAsync(request, cancellationToken);
    }
}
