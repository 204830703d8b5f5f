using System.Globalization;
using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Performance;
using GartanChatBot.Telemetry;

namespace GartanChatBot.Commands;

/// <summary>Shows response times, what delays them, and the bot's own tuning decisions.</summary>
internal sealed class PerformanceCommand(PerformanceReporter reporter) : IChatCommand
{
    private const int LinesShown = 5;

    public string Name => "performance";

    public IReadOnlyList<string> Aliases => ["perf"];

    public string Summary => "how fast I answer";

    public bool Changes(CommandArguments given) => false;

    public MenuSection Section => MenuSection.Running;

    public bool ForAdmins => true;

    public ValueTask<Reply> AnswerAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        var report = reporter.Report();
        var answers = Sum(report, "command ");
        var (half, nearly) = (DurationText.Of(answers.Half), DurationText.Of(answers.Nearly));
        var reply = Reply.Of(
            report.Trends.Count > 0 ? Tone.Thin : Tone.Good,
            answers.Count == 0
                ? "No question in the last hour."
                : Say($"{answers.Count} questions in the last hour, half within {half}, 99 % within {nearly}."));

        reply = reply.Bullets([
            .. report.Trends.Take(LinesShown).Select(trend => new Bullet([Upper(trend) + "."], Tone.Thin)),
            new Bullet([Requests(report)]),
            new Bullet([Cache(report)]),
            new Bullet([
                Say(
                    $"Memory {PerformanceReporter.MiB(Environment.WorkingSet):0} MiB · {report.Gauge("outbox.waiting"):0} messages waiting."
                ),
            ]),
        ]);

        return ValueTask.FromResult(
            reply
                .Paragraph("Slowest in the last hour")
                .Bullets([
                    .. report
                        .Slowest.Take(LinesShown)
                        .Select(run => new Bullet([
                            $"{OperationText.Of(run.Name)}: {DurationText.Of(run.Ticks)}{(run.Waited.Length > 0 ? $", {run.Waited}" : "")}",
                        ])),
                ])
                .Paragraph("Automatic tuning")
                .Bullets([.. report.Decisions.Select(decision => new Bullet([decision]))]));
    }

    private static string Requests(PerformanceReport report) =>
        Say($"{report.Gauge("requests.today"):0} of {report.Gauge("requests.allowed"):0} requests to Gartan used today.");

    private static string Cache(PerformanceReport report) => report.Gauge("cache.hits") + report.Gauge("cache.misses") is > 0 and var asked
        ? Say($"{report.Gauge("cache.hits") / asked:0.0 %} of answers from the cache.")
        : "The cache has not been used yet.";

    /// <summary>Uses the slowest command's percentiles: a mean over all commands would hide it.</summary>
    private static (long Count, double Half, double Nearly) Sum(PerformanceReport report, string family)
    {
        List<PeriodFigures> lines =
        [
            .. report
                .Operations.Where(line => line.Name.StartsWith(family, StringComparison.Ordinal))
                .Select(line => line.Hour)
                .Where(hour => hour.Count > 0),
        ];
        return lines.Count == 0 ? default : (lines.Sum(line => line.Count), lines.Max(line => line.P50), lines.Max(line => line.P99));
    }

    private static string Upper(string sentence) => char.ToUpperInvariant(sentence[0]) + sentence[1..];

    private static string Say(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);
}
