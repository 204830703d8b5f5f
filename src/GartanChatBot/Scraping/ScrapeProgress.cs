using GartanChatBot.Crewing;
using NodaTime;

namespace GartanChatBot.Scraping;

/// <summary>Progress of a scrape; the day being read, null at the end.</summary>
internal readonly record struct ScrapeProgress(StationCode Station, LocalDate? Day, int Done, int Total);
