using GartanChatBot.Crewing;
using GartanChatBot.Gartan.Http;

namespace GartanChatBot.Scraping;

/// <summary>A station's data for scraping: our code, Gartan's numbers, its clock and the days ahead to read.</summary>
internal sealed record ScrapeTarget(StationCode Code, GartanStation Gartan, StationClock Clock, int DaysAhead);
