using GartanChatBot.Alerts;
using GartanChatBot.Chat;
using GartanChatBot.Chat.Replies;
using GartanChatBot.Chat.Terminal;
using GartanChatBot.Chats;
using GartanChatBot.Commands;
using GartanChatBot.Outbox;
using GartanChatBot.Performance;
using GartanChatBot.Rota;
using GartanChatBot.Stations;
using GartanChatBot.Storage;
using GartanChatBot.Telemetry;
using GartanChatBot.Tests.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;

namespace GartanChatBot.Tests.Commands;

public sealed class CommandRouterTests : IDisposable
{
    private readonly FakeTimeProvider time = new();
    private readonly FakeLogCollector log = FakeLogCollector.Create(new FakeLogCollectorOptions());
    private readonly BotMetrics metrics;
    private readonly EchoCommand echo = new();

    private ServiceProvider? services;

    public CommandRouterTests() => metrics = new(null, time);

    [Theory]
    [InlineData("/echo hello")]
    [InlineData("/ECHO hello")]
    [InlineData("/parrot hello")]
    [InlineData("/echo@FernbraeBot hello")]
    [InlineData("  /echo   hello ")]
    public async Task Finds_a_command_by_any_of_its_names(string text)
    {
        var reply = await AskAsync(text);

        reply.ShouldNotBeNull();
        TextRun.PlainText(reply.Title).ShouldBe("hello");
    }

    [Fact]
    public async Task A_command_to_another_bot_is_not_ours_to_answer() => (await AskAsync("/echo@OtherBot hello")).ShouldBeNull();

    [Fact]
    public async Task A_command_to_another_bot_inside_ask_is_not_ours_to_answer_either()
    {
        (await AskAsync("/ask /echo@OtherBot hello")).ShouldBeNull();
        (await AskAsync("/ask@OtherBot /echo hello")).ShouldBeNull();
        TextRun.PlainText((await AskAsync("/ask /echo@FernbraeBot hello"))!.Title).ShouldBe("hello");
    }

    [Theory]
    [InlineData("thanks mate", "Any time.")]
    [InlineData("hi there", "Hello. Ask me who's on.")]
    [InlineData("ok", "👍")]
    public async Task Small_talk_gets_a_word_back_and_never_the_menu(string text, string answer) =>
        new TerminalWriter().Write((await AskAsync(text)).ShouldNotBeNull()).ShouldBe(answer);

    [Theory]
    [InlineData("/nosuch", "I don't understand \"/nosuch\". ")]
    [InlineData("who won the raffle", "I don't understand \"won raffle\". ")]
    [InlineData("/", "I don't understand \"/\". ")]
    [InlineData("", "")]
    public async Task Unknown_text_is_quoted_beside_the_nearest_questions(string text, string quoted)
    {
        var reply = await AskAsync(text);

        reply.ShouldNotBeNull();
        reply.Answered.ShouldBeFalse();
        new TerminalWriter().Write(reply).ShouldBe(
            $"{quoted}I can tell you who's on, until when, when we're next short, your hours.{Environment.NewLine}"
                + "[Who's on: /now]  [Until when: /until]  [Next short: /next]");
    }

    [Fact]
    public async Task Without_a_station_a_question_says_what_to_configure() =>
        TextRun.PlainText((await AskAsync("/now"))!.Title).ShouldStartWith("No station is configured: add one");

    [Fact]
    public async Task Plain_words_reach_their_command()
    {
        var reply = await AskAsync("what can you do?");

        TextRun.PlainText(reply!.Title).ShouldBe(TextRun.PlainText((await AskAsync("/help"))!.Title));
    }

    [Fact]
    public async Task A_failure_is_a_reply_with_a_number_and_one_line_in_the_log()
    {
        var reply = await AskAsync("/echo boom");

        var said = TextRun.PlainText(reply!.Title);
        reply.Answered.ShouldBeFalse();
        said.ShouldNotContain("secret detail");
        var logged = log.GetSnapshot().ShouldHaveSingleItem();
        logged.Level.ShouldBe(LogLevel.Error);
        logged.Exception!.Message.ShouldBe("secret detail");
        said.ShouldContain(logged.GetStructuredStateValue("ErrorId")!);
    }

    [Fact]
    public async Task Cancelling_is_no_failure()
    {
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(async () => await AskAsync("/echo wait", cancellationToken: stopped.Token));

        log.Count.ShouldBe(0);
    }

    [Fact]
    public async Task A_missing_argument_is_asked_for()
    {
        var reply = await AskAsync("/echo");

        reply!.Answered.ShouldBeFalse();
        TextRun.PlainText(reply.Title).ShouldBe("/echo also needs: what to say.");
    }

    [Fact]
    public async Task One_person_is_answered_twenty_times_a_minute_then_told_once_and_then_not_at_all()
    {
        var router = Router();
        for (var question = 0; question < 20; question++)
        {
            (await router.AnswerAsync(From("telegram:1", "/echo hi"), default))!.Answered.ShouldBeTrue();
        }

        (await router.AnswerAsync(From("telegram:1", "/echo hi"), default)).ShouldBe(RouterReplies.TooMany);
        (await router.AnswerAsync(From("telegram:1", "/echo hi"), default)).ShouldBeNull();
        (await router.AnswerAsync(From("telegram:1", "/echo hi", user: "other"), default))!.Answered.ShouldBeTrue();

        time.Advance(TimeSpan.FromMinutes(1));
        (await router.AnswerAsync(From("telegram:1", "/echo hi"), default))!.Answered.ShouldBeTrue();
    }

    [Fact]
    public async Task Whoever_sits_at_the_machine_may_ask_as_fast_as_they_type()
    {
        var router = Router();
        for (var question = 0; question < 50; question++)
        {
            (await router.AnswerAsync(TerminalListener.Asked("/echo hi"), default))!.Answered.ShouldBeTrue();
        }
    }

    [Fact]
    public async Task A_stranger_learns_nothing_but_how_to_be_let_in()
    {
        var reply = await Router().AnswerAsync(From("telegram:666", "/echo hello"), default);

        reply!.Answered.ShouldBeFalse();
        TextRun.PlainText(reply.Title).ShouldStartWith("This chat isn't approved yet");
        echo.Roles.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/mute 4h")]
    [InlineData("mute alerts for 4 hours")]
    public void What_a_stranger_says_changes_nothing(string text)
    {
        Router().WouldChange(From("telegram:1", text)).ShouldBeTrue();
        Router().WouldChange(From("telegram:666", text)).ShouldBeFalse();
    }

    [Fact]
    public async Task Rights_go_by_the_id_of_whoever_asks()
    {
        var router = Router();

        await router.AnswerAsync(From("telegram:1", "/echo hi", user: "7"), default);
        await router.AnswerAsync(From("telegram:1", "/echo hi", user: "boss"), default);
        await router.AnswerAsync(From("telegram:666", "/echo hi", user: "boss"), default);
        await router.AnswerAsync(TerminalListener.Asked("/echo hi"), default);

        echo.Roles.ShouldBe([ChatRole.Crew, ChatRole.Admin, ChatRole.Admin, ChatRole.Operator]);
    }

    [Fact]
    public async Task Every_command_is_timed_also_when_it_fails()
    {
        await AskAsync("/echo hello");
        await AskAsync("/echo slow");
        await AskAsync("/echo boom");

        var operation = metrics.Families.SelectMany(family => family.All).Single(each => each.Name == "command echo");
        (operation.Name, operation.Look().Count, operation.Look().Failed).ShouldBe(("command echo", 3L, 1L));
        operation.Look().SlowestTicks.ShouldBe(TimeSpan.FromSeconds(3).Ticks);
    }

    [Fact]
    public async Task Slash_options_arrive_as_they_were_filled_in()
    {
        var filledIn = From("telegram:1", "/echo") with
        {
            Arguments = new CommandArguments(new Dictionary<string, string> { ["words"] = "two words" }),
        };

        TextRun.PlainText((await Router().AnswerAsync(filledIn, default))!.Title).ShouldBe("two words");
    }

    private ValueTask<Reply?> AskAsync(string text, CancellationToken cancellationToken = default) =>
        Router().AnswerAsync(From("telegram:1", text), cancellationToken);

    public void Dispose()
    {
        services?.Dispose();
        metrics.Dispose();
    }

    /// <summary>The router as the bot has it, and one command more.</summary>
    private CommandRouter Router()
    {
        echo.Time = time;
        services ??= new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(new FakeLoggerProvider(log)))
            .AddSingleton<TimeProvider>(time)
            .AddSingleton(new StationCatalogue([]))
            .AddSingleton<IRotaReader>(new FixedReading(() => new RotaReadingStatus(), () => null))
            .AddStorage(new StorageOptions { Path = BotDatabase.InMemory })
            .AddAvailability(new CacheOptions(), new RefreshOptions())
            .AddChat(new ChatOptions { Approved = ["telegram:1"], Admins = ["telegram:boss"] })
            .AddMembers(new PlatformRoleMap())
            .AddOutbox()
            .AddAlerts(new AlertOptions())
            .AddTelemetry(new TelemetryOptions())
            .AddSingleton(metrics)
            .AddPerformance()
            .AddCommands()
            .AddSingleton<IChatCommand>(echo)
            .BuildServiceProvider();
        return services.GetRequiredService<CommandRouter>();
    }

    private static ChatRequest From(string conversation, string text, string user = "7")
    {
        Conversation.TryParse(conversation, out var place).ShouldBeTrue();
        return new() { Conversation = place, Who = new(user, "Somebody"), Text = text, BotName = "FernbraeBot" };
    }

    private sealed class EchoCommand : IChatCommand
    {
        public FakeTimeProvider? Time { get; set; }

        public List<ChatRole> Roles { get; } = [];

        public string Name => "echo";

        public IReadOnlyList<string> Aliases => ["parrot"];

        public string Summary => "says it again";

        public bool Changes(CommandArguments given) => false;

        public IReadOnlyList<CommandParameter> Parameters => [new("words", "what to say") { Required = true, TakesRest = true }];

        public ValueTask<Reply> AnswerAsync(ChatRequest request, CancellationToken cancellationToken)
        {
            Roles.Add(request.Role);
            cancellationToken.ThrowIfCancellationRequested();

            if (request["words"] == "boom")
                throw new InvalidOperationException("secret detail");

            if (request["words"] == "slow")
                Time!.Advance(TimeSpan.FromSeconds(3));

            return ValueTask.FromResult(Reply.Of(Tone.Plain, request["words"]!));
        }
    }
}
