using FakeBotApi;
using GartanChatBot.Chat;
using GartanChatBot.Chats;
using GartanChatBot.Tests.Chat.Telegram;
using Microsoft.Extensions.DependencyInjection;

namespace GartanChatBot.Tests.Security;

/// <summary>
/// Accounts under which Telegram shows many people, and messages in the name of chats: the chat speaks, and nobody in particular.
/// </summary>
public class SharedIdentityTests
{
    private const long Anonymous = 1087968824;
    private const long Channel = 136817688;
    private const long Telegrams = 777000;

    private static readonly string[] Personal =
    [
        "/link birch", "/unlink", "/mydata", "/forgetme yes", "/me", "/needme", "/canigo tomorrow", "/approve telegram:7 00000000",
        "/deny telegram:7 00000000",
    ];

    private static readonly string[] Officers =
    [
        "/names none", "/alerts off", "/alerts kinds soon", "/setup", "/links", "/role telegram:7 administrator", "/chats",
        "/letin telegram:-1", "/audit",
    ];

    [Theory]
    [InlineData(Anonymous)]
    [InlineData(Channel)]
    [InlineData(Telegrams)]
    public async Task A_chat_that_speaks_is_crew_at_most_and_has_nothing_of_its_own(long account)
    {
        await using var bot = await TelegramBot.PrepareAsync();
        // Neither the configuration nor an older version can have made them somebody.
        bot.Bot.Set("Chat:Admins:1", $"telegram:{account}");
        var (crew, channel) = (bot.Telegram.Supergroup("Crew"), bot.Telegram.Supergroup("Some channel"));
        bot.LiftLimits();
        await bot.Admit(crew.Id).RunServiceAsync();
        var people = bot.Service!.Services.GetRequiredService<People>();
        people.Grant($"telegram:{account}", ChatRole.Admin, "telegram:1");
        var stranger = bot.Telegram.User("Stranger").In(crew);

        (await AnswerAsync(bot, crew, () => stranger.SaysAs(channel, "/pump", account))).ShouldContain("K41P1");
        foreach (var text in Personal)
            (await AnswerAsync(bot, crew, () => stranger.SaysAs(channel, text, account))).ShouldEndWith(
                "you're posting as the chat: ask from your own account.", customMessage: text);
        foreach (var text in Officers.Where(text => text is not "/setup"))
            (await AnswerAsync(bot, crew, () => stranger.SaysAs(channel, text, account))).ShouldNotContain("✔", customMessage: text);

        people.Administrators.ShouldNotContain(admin => admin.UserId == $"{account}");
        people.All.ShouldBeEmpty();
        bot.Service.Services.GetRequiredService<ChatDirectory>()
            .Find(new Conversation("telegram", $"{crew.Id}"))
            ?.Names.ShouldBe(NameStyle.Short);
        crew.FromBot.ShouldAllBe(message => !message.Text.Contains("?start=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_anonymous_administrator_is_an_officer_where_the_group_is_approved_and_nothing_elsewhere()
    {
        await using var bot = await TelegramBot.PrepareAsync();
        var (crew, other) = (bot.Telegram.Supergroup("Crew"), bot.Telegram.Supergroup("Another group"));
        bot.LiftLimits();
        await bot.Admit(crew.Id).RunServiceAsync();
        var rowan = bot.Telegram.User("Somebody");

        (await AnswerAsync(bot, crew, () => rowan.In(crew).SaysAs(crew, "/names initials"))).ShouldStartWith("This chat sees initials");
        (await AnswerAsync(bot, crew, () => rowan.In(crew).SaysAs(other, "/names full"))).ShouldStartWith(
            "The answer is private");
        (await AnswerAsync(bot, crew, () => rowan.In(crew).SaysAs(crew, "/role telegram:7 administrator"))).ShouldStartWith(
            "The answer is private");
        (await AnswerAsync(bot, other, () => rowan.In(other).SaysAs(other, "/names full"))).ShouldStartWith("This chat isn't approved yet");

        bot.Service!.Services.GetRequiredService<ChatDirectory>()
            .Find(new Conversation("telegram", $"{crew.Id}"))!
            .Names.ShouldBe(NameStyle.Initials);
        bot.Service.Services.GetRequiredService<People>().All.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_sealed_link_of_somebody_is_a_plain_start_to_a_chat()
    {
        await using var bot = await TelegramBot.PrepareAsync();
        var crew = bot.Telegram.Supergroup("Crew");
        bot.LiftLimits();
        await bot.Admit(crew.Id).RunServiceAsync();
        var seal = new GartanChatBot.Chat.Telegram.DeepLinkPayload(new(bot.Telegram.Token));
        string[] forged =
        [
            seal.Of("/names none", $"{crew.Id}")!, seal.Of("/names none", "1087968824")!, seal.Of("/names none", $"{bot.Birch.Id}")!,
            "names", "forgetme",
        ];

        foreach (var payload in forged)
            (await AnswerAsync(bot, crew, () => bot.Telegram.User("S").In(crew).SaysAs(crew, $"/start {payload}"))).ShouldNotContain(
                "This chat sees", customMessage: payload);

        bot.Service!.Services.GetRequiredService<ChatDirectory>()
            .Find(new Conversation("telegram", $"{crew.Id}"))
            ?.Names.ShouldBe(NameStyle.Short);
    }

    [Fact]
    public async Task An_administrator_cannot_make_a_shared_account_somebody()
    {
        await using var chats = await GartanChatBot.Tests.Chats.FernbraeChats.StartAsync();

        foreach (var account in (long[])[Anonymous, Channel, Telegrams])
            (
                await chats.TextAsync("telegram:1", GartanChatBot.Tests.Chats.FernbraeChats.Boss, $"/role telegram:{account} officer")
            ).ShouldEndWith("it can't have a role.");

        chats.Get<People>().All.ShouldBeEmpty();
    }

    private static async Task<string> AnswerAsync(TelegramBot bot, FakeChat chat, Func<ChatMessage> said)
    {
        var before = chat.FromBot.Count;
        await bot.SettledAsync(said);
        return string.Join('\n', chat.FromBot.Skip(before).Select(message => message.Text));
    }
}
