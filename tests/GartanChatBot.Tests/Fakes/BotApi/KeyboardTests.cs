namespace GartanChatBot.Tests.Fakes.BotApi;

public sealed class KeyboardTests : FakeTests
{
    public static TheoryData<string, string> BadKeyboards => new()
    {
        { """{"inline_keyboard":[]}""", "is empty" },
        { """{"inline_keyboard":[[]]}""", "is empty" },
        { """{"inline_keyboard":[[{"text":"a"}]]}""", "exactly one action, not 0" },
        { """{"inline_keyboard":[[{"text":"a","callback_data":"a","url":"https://example.org"}]]}""", "exactly one action, not 2" },
        { """{"inline_keyboard":[[{"text":"a","callback_data":""}]]}""", "BUTTON_DATA_INVALID" },
        { """{"inline_keyboard":[[{"text":" ","callback_data":"a"}]]}""", "text buttons are empty" },
        { """{"inline_keyboard":[[{"text":"a","url":"nowhere"}]]}""", "BUTTON_URL_INVALID" },
        { """{"inline_keyboard":[[{"text":"a","callback_data":"a","colour":"red"}]]}""", "a button does not take colour" },
        { """{"inline_keyboard":[[{"text":"a","callback_data":"a"}]],"more":1}""", "only an inline_keyboard" },
        { """{"keyboard":[["a"]]}""", "only an inline_keyboard" },
    };

    [Fact]
    public async Task The_data_of_a_button_is_measured_in_bytes()
    {
        (await SentAsync(markup: PlainClient.Buttons("a", new string('x', 64)))).Button("a").Data!.Length.ShouldBe(64);
        ShouldBeBlamed(await Bot.SendAsync(Birch.Chat, "Hello", PlainClient.Buttons("a", new string('é', 33))), "BUTTON_DATA_INVALID");
    }

    [Theory]
    [MemberData(nameof(BadKeyboards))]
    public async Task A_keyboard_that_no_phone_can_show_is_refused(string markup, string why)
    {
        Birch.Starts();
        ShouldBeBlamed(await Bot.AskAsync("sendMessage", new { chat_id = Birch.Id, text = "Hello", reply_markup = markup }), why);
        Birch.Chat.FromBot.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_row_holds_eight_buttons() => ShouldBeBlamed(
        await Bot.SendAsync(Birch.Chat, "Hello", PlainClient.Buttons([.. Enumerable.Repeat("a", 18)])),
        "too wide");
}
