using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace GartanChatBot.Host;

/// <summary>Starts the service; reports an address in use in one sentence.</summary>
internal static class ServiceRunner
{
    public static async Task StartAsync(WebApplication app, BotSettings settings, CancellationToken cancellationToken)
    {
        try
        {
            await StartOrStopAsync(app, cancellationToken);
        }
        catch (IOException taken)
        {
            throw new VerbFailedException(
                $"The web page can't be served at {settings.Web.Url}: {taken.InnerException?.Message ?? taken.Message}. "
                    + "Choose another with --set Web:Url=http://127.0.0.1:8081, or none with --set Web:Url="
            );
        }
    }

    /// <summary>Stops the services of a failed or interrupted start before the objects they use are disposed.</summary>
    private static async Task StartOrStopAsync(WebApplication app, CancellationToken cancellationToken)
    {
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch
        {
            await app.StopAsync(CancellationToken.None);
            throw;
        }
    }

    /// <summary>The actual address: the port may have been chosen by the system.</summary>
    public static string AddressOf(WebApplication app) =>
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "";
}
