namespace GartanChatBot.Chat.Telegram;

/// <summary>Restores the path of <see cref="TelegramOptions.ApiBaseUrl"/>: the library uses only its scheme, host and port.</summary>
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
