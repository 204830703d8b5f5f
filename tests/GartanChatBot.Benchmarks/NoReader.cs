using GartanChatBot.Crewing;
using GartanChatBot.Rota;
using NodaTime;

namespace GartanChatBot.Benchmarks;

/// <summary>Nobody reads the rota: only what is stored is measured.</summary>
internal sealed class NoReader : IRotaReader
{
    public RotaReadingStatus StatusOf(StationCode station) => new();

    public LocalDate? WantedUntil(StationCode station, LocalDate today) => null;

    public void ResumeLogin()
    {
    }
}
