using GartanChatBot.Crewing;
using NodaTime;

namespace GartanChatBot.Rota;

/// <summary>Whoever reads the rota from Gartan: how that goes, and how far it is meant to go.</summary>
internal interface IRotaReader
{
    RotaReadingStatus StatusOf(StationCode station);

    /// <summary>The last day that is meant to be read of a station, seen from today; null when nobody reads it.</summary>
    LocalDate? WantedUntil(StationCode station, LocalDate today);

    /// <summary>Lets log-ins be tried again after a refused one.</summary>
    void ResumeLogin();
}
