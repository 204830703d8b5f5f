using System.Text;
using GartanChatBot.Crewing;
using GartanChatBot.Rota;
using GartanChatBot.Storage;
using LiteDB;
using NodaTime;
using static GartanChatBot.Tests.Rota.SampleRota;

namespace GartanChatBot.Tests.Rota;

public sealed class RotaRetentionTests : IDisposable
{
    private static readonly MemberDay Elm = Member("ELM, A", SlotSet.First(8));

    private static readonly MemberDay Fern = Member("FERN, B", SlotSet.First(96));

    private readonly BotDatabase database = BotDatabase.Open(BotDatabase.InMemory, TimeProvider.System);
    private readonly RotaStore rota;

    public RotaRetentionTests() => rota = new(database, Options);

    public void Dispose() => database.Dispose();

    [Fact]
    public void Days_are_deleted_after_13_months_and_not_a_day_before()
    {
        rota.Replace(Day(new(2025, 5, 8), Noon, "a", Fern));
        rota.Replace(Day(new(2025, 5, 9), Noon, "a", Fern));
        rota.Replace(Day(Tuesday, Noon, "a", Fern));

        rota.Prune(Tuesday).Days.ShouldBe(1);

        rota.Find(Fernbrae, new(2025, 5, 8)).ShouldBeNull();
        rota.ContentHashOf(Fernbrae, new(2025, 5, 8)).ShouldBeNull("a day that is gone is read anew");
        rota.Find(Fernbrae, new(2025, 5, 9)).ShouldNotBeNull();
        rota.LastReadAt(Fernbrae, Tuesday).ShouldBe(Noon);
    }

    [Fact]
    public void Changes_are_deleted_after_90_days()
    {
        var readings = (LocalDate[])[Tuesday.PlusDays(-100), Tuesday.PlusDays(-91), Tuesday.PlusDays(-90), Tuesday];
        foreach (var (date, number) in readings.Select((date, number) => (date, number)))
            rota.Replace(Day(Tuesday, At(date), $"{number}", Member("ELM, A", SlotSet.First(number))));

        rota.Prune(Tuesday).Changes.ShouldBe(1);

        rota.Changes(Fernbrae, Instant.FromUnixTimeTicks(0), Noon + Duration.FromDays(1)).Select(change => change.SeenAt)
            .ShouldBe([At(Tuesday.PlusDays(-90)), At(Tuesday)]);
    }

    [Fact]
    public void Who_left_is_nameless_30_days_after_the_last_page()
    {
        rota.Replace(Day(Tuesday.PlusDays(-60), Noon, "a", Elm, Fern));
        rota.Replace(Day(Tuesday.PlusDays(-31), Noon, "a", Elm, Fern));
        rota.Replace(Day(Tuesday, Noon, "a", Fern));
        rota.Replace(Day(Tuesday.PlusDays(-60), Noon, "b", Elm with { Away = SlotSet.First(20).Except(SlotSet.First(10)) }, Fern));
        var version = rota.VersionOf(Fernbrae);

        rota.Prune(Tuesday.PlusDays(-2)).Leavers.ShouldBe(0);
        rota.Prune(Tuesday).Leavers.ShouldBe(1);
        rota.Prune(Tuesday).Leavers.ShouldBe(0);

        rota.DatesOfMember(Fernbrae, "ELM, A").ShouldBeEmpty();
        rota.DatesOfMember(Fernbrae, "FERN, B").Count.ShouldBe(3);
        rota.Changes(Fernbrae, Noon, Noon + Duration.FromDays(1)).ShouldBeEmpty();
        var gone = rota.Find(Fernbrae, Tuesday.PlusDays(-31))!.Members[0];
        (gone.Name, gone.Role, gone.ContractHours).ShouldBe(("(former crew)", "", null));
        gone.Available.ShouldBe(Elm.Available, "the appliance's past stays true");
        rota.VersionOf(Fernbrae).ShouldBeGreaterThan(version);
    }

    [Fact]
    public void Who_left_one_station_and_serves_at_another_stays_known_there()
    {
        var other = StationCode.Parse("K42");
        rota.Replace(Day(Tuesday.PlusDays(-40), Noon, "a", Elm));
        rota.Replace(Day(Tuesday, Noon, "a", Fern));
        rota.Replace(Day(Tuesday.PlusDays(-40), Noon, "a", Elm) with { Station = other });
        rota.Replace(Day(Tuesday, Noon, "a", Elm) with { Station = other });

        rota.Prune(Tuesday).Leavers.ShouldBe(1);

        rota.DatesOfMember(Fernbrae, "ELM, A").ShouldBeEmpty();
        rota.DatesOfMember(other, "ELM, A").ShouldBe([Tuesday.PlusDays(-40), Tuesday]);
    }

    [Fact]
    public void A_forgotten_member_is_in_no_day_and_no_change()
    {
        rota.Replace(Day(Tuesday, Noon, "a", Elm, Elm, Fern));
        rota.Replace(Day(Tuesday, Noon, "b", Elm with { Available = SlotSet.Empty }, Elm, Fern));

        rota.ForgetMember("ELM, A").ShouldBe(1);
        rota.ForgetMember("ELM, A").ShouldBe(0);

        rota.Find(Fernbrae, Tuesday)!.Members.Select(member => member.Name).ShouldBe(["(former crew)", "(former crew)", "FERN, B"]);
        rota.Changes(Fernbrae, Noon, Noon + Duration.FromDays(1)).ShouldBeEmpty();
        database.Read(file => file.GetCollectionNames().SelectMany(name => file.GetCollection(name).FindAll()).ToList())
            .Select(document => Encoding.UTF8.GetString(BsonSerializer.Serialize(document)))
            .ShouldAllBe(bytes => !bytes.Contains("ELM"));
    }

    private static Instant At(LocalDate date) => date.AtMidnight().InUtc().ToInstant();
}
