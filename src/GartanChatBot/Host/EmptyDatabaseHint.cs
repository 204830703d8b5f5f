using GartanChatBot.Rota;

namespace GartanChatBot.Host;

/// <summary>Hints what to do if no rota was ever read. Written to standard error, so that output is unchanged.</summary>
internal static class EmptyDatabaseHint
{
    public static async Task ShowAsync(IServiceProvider services, BotConsole console)
    {
        if (services.GetRequiredService<RotaStore>().Stations.Count == 0)
            await console.Error.WriteLineAsync(
                "No rota is stored yet: \"scrape\" reads it from Gartan, \"import\" stores saved pages, \"demo\" shows an invented one.");
    }
}
