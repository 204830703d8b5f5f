using GartanChatBot.Crewing;
using NodaTime;

namespace GartanChatBot.Rota;

/// <summary>Status of reading the rota from Gartan, and its planned extent.</summary>
internal interface IRotaReader
{
    RotaReadingStatus StatusOf(StationCode station);

    /// <summary>The last day planned to be read of a station; null if the station isn't read.</summary>
    LocalDate? WantedUntil(StationCode station, LocalDate today);

    /// <summary>Allows log-ins again after a rejected one.</summary>
    void ResumeLogin();
}
