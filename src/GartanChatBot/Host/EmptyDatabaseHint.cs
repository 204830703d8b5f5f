using GartanChatBot.Rota;

namespace GartanChatBot.Host;

/// <summary>
/// Says what to do where nothing was ever read, so that no question can be answered. On standard error: answers stay as they are.
/// </summary>
internal static class EmptyDatabaseHint
{
    public static async Task ShowAsync(IServiceProvider services, BotConsole console)
    {
        if (services.GetRequiredService<RotaStore>().Stations.Count == 0)
            await console.Error.WriteLineAsync(
                "No rota is stored yet: \"scrape\" reads it from Gartan, \"import\" takes saved pages, \"demo\" shows a pretend station.");
    }
}
