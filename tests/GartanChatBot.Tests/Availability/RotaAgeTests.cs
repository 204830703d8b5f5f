using GartanChatBot.Availability;
using NodaTime;

namespace GartanChatBot.Tests.Availability;

public class RotaAgeTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 6, 9, 13, 20);

    [Theory]
    [InlineData(0, "Fresh")]
    [InlineData(15 * 60, "Fresh")]
    [InlineData((15 * 60) + 1, "Old")]
    [InlineData(60 * 60, "Old")]
    [InlineData((60 * 60) + 1, "TooOld")]
    [InlineData(-30, "Fresh")]
    public void A_reading_ages(int seconds, string kind) =>
        RotaAge.Of(Now - Duration.FromSeconds(seconds), Now).Kind.ShouldBe(Enum.Parse<RotaAgeKind>(kind));

    [Fact]
    public void Without_a_reading_there_is_no_age() => RotaAge.Of(null, Now).ShouldBe(new RotaAge(null, RotaAgeKind.NeverRead));

    [Fact]
    public void As_of_a_moment_a_reading_does_not_age()
    {
        RotaAge.TakenAsFresh(Now - Duration.FromDays(9)).IsUntrusted.ShouldBeFalse();
        RotaAge.TakenAsFresh(null).IsUntrusted.ShouldBeTrue();
    }
}
