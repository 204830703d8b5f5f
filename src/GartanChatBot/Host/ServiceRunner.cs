using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace GartanChatBot.Host;

/// <summary>Starting the service, with a sentence where the address is taken.</summary>
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

    /// <summary>A start that fails or is interrupted leaves services at work; they must end before what they use is disposed.</summary>
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

    /// <summary>Where it really listens: the port may have been left to the system.</summary>
    public static string AddressOf(WebApplication app) =>
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "";
}
