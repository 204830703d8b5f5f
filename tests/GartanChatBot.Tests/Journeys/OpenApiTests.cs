using GartanChatBot.Tests.TestKit;

namespace GartanChatBot.Tests.Journeys;

public class OpenApiTests
{
    [Fact]
    public async Task The_API_describes_every_path_of_itself()
    {
        await using var bot = await BotHarness.StartAsync();
        await using var service = await bot.StartServiceAsync();

        var paths = (await service.GetAsync("/openapi/v1.json")).GetProperty("paths").EnumerateObject().Select(path => path.Name).ToList();

        paths.ShouldBe(
            [
                "/api/v1/stations", "/api/v1/stations/{code}/crew", "/api/v1/stations/{code}/hours", "/api/v1/appliances/{callSign}",
                "/api/v1/appliances/{callSign}/gaps", "/api/v1/appliances/{callSign}/fixes", "/api/v1/appliances/{callSign}/what-if",
                "/api/v1/ask", "/api/v1/scrape", "/api/v1/backup", "/api/v1/performance",
            ],
            ignoreOrder: true);
    }
}
