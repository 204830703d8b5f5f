using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Telemetry;

namespace GartanChatBot.Commands;

/// <summary>
/// Entry of every question: checks access and rate limit, finds the command, runs and times it. A failure still gets a reply.
/// </summary>
internal sealed partial class CommandRouter(
    IEnumerable<IChatCommand> commands,
    QuestionParser parser,
    ArgumentSuggestions suggestions,
    Admission admission,
    LateRequests late,
    BotMetrics metrics,
    ILogger<CommandRouter> logger) : IQuestionHandler
{
    /// <summary>The grammar's regular expressions take quadratic time in the question's length.</summary>
    private const int LongestQuestion = 400;

    private const int MaxChoices = 20;

    private readonly Dictionary<string, IChatCommand> commands = ByEveryName(commands);

    public async ValueTask<Reply?> AnswerAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        var asked = AskCommand.Unwrapped(request);
        if (IsForAnotherBot(request) || IsForAnotherBot(asked))
            return null;

        var admitted = admission.Admit(asked);
        return admission.IsTurnedAway(admitted, out var refusal) ? refusal : await ReadAndRunAsync(admitted, cancellationToken);
    }

    /// <summary>Includes everything that reads the asker's words, so that any failure in it gets an error reply.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "A boundary: one question's failure must not end the conversation.")]
    private async ValueTask<Reply> ReadAndRunAsync(ChatRequest admitted, CancellationToken cancellationToken)
    {
        if (admitted.Text.Length > LongestQuestion)
            return RouterReplies.TooLong(LongestQuestion);

        ParsedCommand? line = null;
        try
        {
            if (!ParsedCommand.TryParse(admitted.Text, out line))
            {
                if (SmallTalk.AnswerTo(admitted.Text) is { } word)
                    return late.Dated(word, admitted);

                line = parser.Read(admitted);
            }

            if (line is null || !commands.TryGetValue(line.Name, out var command))
                return late.Dated(NotUnderstood.Of(admitted.Text), admitted);

            var arguments = ArgumentsOf(command, line, admitted);
            return Refusal(command, arguments, admitted)
                ?? late.Dated(
                    await RunAsync(command, admitted with { Text = line.ToString(), Arguments = arguments }, cancellationToken), admitted);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // The cause is in the log; the asker gets the error number to quote.
            var errorId = RandomNumberGenerator.GetHexString(6, lowercase: true);
            LogFailure(exception, line is null ? "plain words" : $"/{line.Name}", admitted.Conversation.Platform, errorId);
            return RouterReplies.Failure(errorId);
        }
    }

    /// <summary>
    /// True if the request may change something. One that can't be read counts as a change, so that its own answer reports the error.
    /// </summary>
    [SuppressMessage("Design", "CA1031", Justification = "A boundary: one question's failure must not end the conversation.")]
    public bool WouldChange(ChatRequest request)
    {
        try
        {
            var admitted = admission.Admit(AskCommand.Unwrapped(request));
            if (admitted.Role is ChatRole.Stranger || admitted.Text.Length > LongestQuestion)
                return false;

            var line = ParsedCommand.TryParse(admitted.Text, out var typed) ? typed
                : SmallTalk.AnswerTo(admitted.Text) is null ? parser.Read(admitted)
                : null;
            return line is not null
                && commands.TryGetValue(line.Name, out var command)
                && command.Changes(ArgumentsOf(command, line, admitted));
        }
        catch (Exception)
        {
            return true;
        }
    }

    public ChatRequest Admit(ChatRequest request) => admission.Admit(request);

    public IReadOnlyList<string> Suggest(ChatRequest admitted, CommandParameter parameter, string typed) =>
        typed.Length > LongestQuestion ? [] : suggestions.For(admitted, parameter, typed);

    private static CommandArguments ArgumentsOf(IChatCommand command, ParsedCommand line, ChatRequest request) =>
        request.Arguments.IsEmpty ? CommandArguments.Bind(command.Parameters, line.Words, request) : request.Arguments;

    private Reply? Refusal(IChatCommand command, CommandArguments arguments, ChatRequest admitted)
    {
        var changes = command.Changes(arguments);
        return changes && admitted.OnlyReads ? RouterReplies.OnlyReads
            : admitted.Role < command.LeastRole ? RouterReplies.NotForYou(command)
            : admitted.Who.IsShared && command.NeedsOwnAccount ? RouterReplies.OwnAccountOnly
            : changes ? late.Refuse(command, admitted)
            : null;
    }

    private async ValueTask<Reply> RunAsync(IChatCommand command, ChatRequest request, CancellationToken cancellationToken)
    {
        if (request.Arguments.Unused is { Length: > 0 } unused)
            return RouterReplies.NotTaken(command, unused);

        if (command.Parameters.FirstOrDefault(parameter => parameter.Required && request[parameter.Name] is null) is { } missing)
            return RouterReplies.Missing(command, missing).Buttons(Choices(missing, request));

        var started = metrics.Start();
        var outcome = OperationOutcome.Failed;
        try
        {
            var reply = await command.AnswerAsync(request, cancellationToken);
            outcome = OperationOutcome.Done;
            return reply;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            outcome = OperationOutcome.Refused;
            throw;
        }
        catch (IOException fault)
        {
            LogDisk(command.Name, request.Conversation.Platform, fault.Message);
            return RouterReplies.DiskFault;
        }
        finally
        {
            metrics.Answered(command.Name, started, outcome);
        }
    }

    private static bool IsForAnotherBot(ChatRequest request) =>
        request.BotName is { } us
        && ParsedCommand.TryParse(request.Text, out var typed)
        && typed.BotName is { } addressee
        && !string.Equals(addressee, us.TrimStart('@'), StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Buttons for a missing member or skill, each with the whole question. The typed text is repeated only where names are shown: it may
    /// contain one.
    /// </summary>
    private IEnumerable<ReplyButton> Choices(CommandParameter missing, ChatRequest request) =>
        missing.Kind is ParameterKind.CrewMember or ParameterKind.Skill && (request.ShowNames || request.Arguments.IsEmpty)
            ? suggestions.For(request, missing, "").Take(MaxChoices).Select(word => new ReplyButton(word, $"{request.Text} {word}"))
            : [];

    private static Dictionary<string, IChatCommand> ByEveryName(IEnumerable<IChatCommand> commands)
    {
        var byName = new Dictionary<string, IChatCommand>(StringComparer.OrdinalIgnoreCase);
        foreach (var command in commands)
        {
            foreach (var name in command.Aliases.Prepend(command.Name))
            {
                byName.Add(name, command);
            }
        }

        return byName;
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "/{Command} on {Platform} failed: the disk could not be written ({Reason}); the asker got an error reply")]
    private partial void LogDisk(string command, string platform, string reason);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "{Command} on {Platform} failed as error {ErrorId}; the asker got the error number instead of an answer")]
    private partial void LogFailure(Exception exception, string command, string platform, string errorId);
}
