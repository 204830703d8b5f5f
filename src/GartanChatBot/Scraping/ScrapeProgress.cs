using GartanChatBot.Crewing;
using NodaTime;

namespace GartanChatBot.Scraping;

/// <summary>How far a pass has come; the day that is being read, null at the end.</summary>
internal readonly record struct ScrapeProgress(StationCode Station, LocalDate? Day, int Done, int Total);
