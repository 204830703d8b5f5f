using GartanChatBot.Crewing;
using GartanChatBot.Gartan.Http;

namespace GartanChatBot.Scraping;

/// <summary>A station as a scrape needs it: our code, Gartan's numbers, its clock and how far ahead to read.</summary>
internal sealed record ScrapeTarget(StationCode Code, GartanStation Gartan, StationClock Clock, int DaysAhead);
