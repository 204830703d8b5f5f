using GartanChatBot.Crewing;
using GartanChatBot.Rota;
using NodaTime;

namespace GartanChatBot.Tests.TestKit;

/// <summary>Reads nothing, and says of it what a test wants said.</summary>
internal sealed class FixedReading(Func<RotaReadingStatus> status, Func<LocalDate?> wantedUntil) : IRotaReader
{
    public RotaReadingStatus StatusOf(StationCode station) => status();

    public LocalDate? WantedUntil(StationCode station, LocalDate today) => wantedUntil();

    public void ResumeLogin()
    {
    }
}
