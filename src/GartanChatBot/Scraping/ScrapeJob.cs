using System.Security.Cryptography;
using GartanChatBot.Crewing;
using Quartz;

namespace GartanChatBot.Scraping;

/// <summary>Looks every minute which pages of one station are due.</summary>
internal sealed class ScrapeJob(DuePass pass, ScrapeTargets targets, ScrapeOptions options, TimeProvider time) : IJob
{
    private const int JitterSteps = 1000;

    /// <summary>Set by Quartz from the job's data.</summary>
    public string Station { get; set; } = "";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await Task.Delay(options.Jitter * RandomNumberGenerator.GetInt32(JitterSteps) / JitterSteps, time, cancellationToken);
        await pass.RunAsync(targets.Find(StationCode.Parse(Station)), cancellationToken);
    }
}
