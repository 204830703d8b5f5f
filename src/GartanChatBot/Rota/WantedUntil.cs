using GartanChatBot.Crewing;
using NodaTime;

namespace GartanChatBot.Rota;

/// <summary>The last day that is meant to be read of a station, seen from today; null when nobody reads it.</summary>
internal delegate LocalDate? WantedUntil(StationCode station, LocalDate today);
