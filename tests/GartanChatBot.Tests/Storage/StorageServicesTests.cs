using GartanChatBot.Rota;
using GartanChatBot.Scraping;
using GartanChatBot.Storage;
using GartanChatBot.Tests.Rota;
using LiteDB;
using Microsoft.Extensions.DependencyInjection;

namespace GartanChatBot.Tests.Storage;

public class StorageServicesTests
{
    [Fact]
    public void The_database_opens_where_the_configuration_says()
    {
        using var folder = new TemporaryFolder();
        using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(TimeProvider.System)
            .AddStorage(new StorageOptions { Path = folder.File("deep/er/gartan.db") })
            .BuildServiceProvider();

        services.GetRequiredService<BotDatabase>().CheckIntegrity().ShouldBeEmpty();

        File.Exists(folder.File("deep/er/gartan.db")).ShouldBeTrue();
    }

    [Fact]
    public void No_document_of_any_collection_carries_a_type_name()
    {
        using var database = BotDatabase.Open(BotDatabase.InMemory, TimeProvider.System);
        var rota = new RotaStore(database, SampleRota.Options);
        rota.Replace(SampleRota.Full(SampleRota.Tuesday, SampleRota.Noon, seed: 1));
        rota.Replace(SampleRota.Full(SampleRota.Tuesday, SampleRota.Noon, seed: 2));
        new ScrapeRunStore(database, SampleRota.Options).Add(new()
        {
            Station = SampleRota.Fernbrae,
            StartedAt = SampleRota.Noon,
            Took = default,
            Failed = [new(SampleRota.Tuesday, "it answers \"503\"")],
        });

        var documents = database.Read(file =>
            file.GetCollectionNames().ToDictionary(name => name, name => file.GetCollection(name).FindAll().ToList()));

        documents.Keys.ShouldBe(
            ["schema", "rota_days", "rota_changes", "rota_readings", "rota_versions", "scrape_runs"], ignoreOrder: true);
        documents.Values.ShouldAllBe(collection => collection.Count > 0);
        documents.Values.SelectMany(collection => collection)
            .ShouldAllBe(document => !JsonSerializer.Serialize(document).Contains("_type"));
    }
}
