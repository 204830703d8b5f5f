using System.Net.Http.Headers;

namespace GartanChatBot.Tests.Fakes.BotApi;

public sealed class StrictnessTests : FakeTests
{
    [Fact]
    public async Task A_wrong_token_is_unauthorized_and_a_malformed_one_is_not_found()
    {
        ShouldBeRefused(await Bot.GetAsync("/bot7123456789:AAE-somebody-else/getMe"), 401, "Unauthorized");
        ShouldBeRefused(await Bot.GetAsync("/botnonsense/getMe"), 404, "Not Found");
        ShouldBeRefused(await Bot.GetAsync("/"), 404, "Not Found");
    }

    [Fact]
    public async Task The_token_tells_who_the_bot_is_in_any_case_of_the_method()
    {
        var me = (await Bot.GetAsync($"/bot{Fake.Token}/GETME")).Result;
        me["username"]!.GetValue<string>().ShouldBe("FernbraeCrewBot");
        me["can_read_all_group_messages"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Fact]
    public async Task An_unknown_method_is_not_found_and_blamed()
    {
        ((int)(await Bot.AskAsync("sendTelegram")).Status).ShouldBe(404);
        Fake.ForgiveViolations().ShouldHaveSingleItem().ShouldContain("sendTelegram");
    }

    [Fact]
    public async Task An_unknown_field_is_refused() =>
        ShouldBeBlamed(await Bot.AskAsync("sendMessage", new { chat_id = 1, text = "Hello", colour = "red" }), "does not take colour");

    [Fact]
    public async Task A_missing_field_is_refused() =>
        ShouldBeBlamed(await Bot.AskAsync("sendMessage", new { chat_id = 1 }), "text is missing");

    [Fact]
    public async Task A_field_of_the_wrong_type_is_refused() =>
        ShouldBeBlamed(await Bot.AskAsync("sendMessage", new { chat_id = 1, text = 5 }), "text is not of the right type");

    [Fact]
    public async Task A_field_that_is_null_should_have_been_left_out() =>
        ShouldBeBlamed(
            await Bot.AskAsync(
                "sendMessage",
                new
                {
                    chat_id = 1,
                    text = "Hello",
                    reply_markup = (string?)null,
                }),
            "reply_markup is null");

    [Fact]
    public async Task A_form_says_the_same_as_JSON()
    {
        Birch.Starts();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["chat_id"] = $"{Birch.Id}",
            ["text"] = "Hello",
            ["disable_notification"] = "true",
            ["reply_markup"] = """{"inline_keyboard":[[{"text":"Fix it","callback_data":"fix"}]]}""",
        });
        await Bot.PostAsync("sendMessage", form);

        var message = await Fake.NextMessageAsync(Birch.Chat);
        message.IsSilent.ShouldBeTrue();
        message.Buttons.ShouldBe(["Fix it"]);
    }

    [Fact]
    public async Task A_query_says_the_same_as_JSON()
    {
        Birch.Starts();
        await Bot.GetAsync($"/bot{Fake.Token}/sendMessage?chat_id={Birch.Id}&text=Hello");

        (await Fake.NextMessageAsync(Birch.Chat)).Text.ShouldBe("Hello");
    }

    [Theory]
    [InlineData("attach://chart", "chart")]
    [InlineData(null, "photo")]
    public async Task A_photo_comes_as_a_part_that_is_named(string? value, string part)
    {
        Birch.Starts();
        await PostPhotoAsync(value, part, Png(900, 420));

        var message = await Fake.NextMessageAsync(Birch.Chat);
        message.PhotoSize.ShouldBe((900, 420));
        message.Text.ShouldBe("This week");
    }

    [Fact]
    public async Task A_photo_whose_part_is_lost_is_refused() =>
        ShouldBeBlamed(await PostPhotoAsync("attach://chart", "other", Png(900, 420)), "no part is named");

    [Fact]
    public async Task A_photo_that_is_too_long_and_thin_is_refused() =>
        ShouldBeBlamed(await PostPhotoAsync("attach://chart", "chart", Png(2100, 100)), "PHOTO_INVALID_DIMENSIONS");

    [Fact]
    public async Task Texts_are_measured_after_their_markup_is_read()
    {
        Birch.Starts();
        ((int)(await Bot.SendAsync(Birch.Chat, $"<b>{new string('x', 4096)}</b>", parseMode: "HTML")).Status).ShouldBe(200);
        ShouldBeBlamed(await Bot.SendAsync(Birch.Chat, string.Concat(Enumerable.Repeat("🚒", 2049))), "message is too long");
    }

    [Fact]
    public async Task A_text_must_say_something() =>
        ShouldBeBlamed(await Bot.SendAsync(Birch.Chat, " <b> </b>\n", parseMode: "HTML"), "message text is empty");

    [Fact]
    public async Task A_caption_holds_1024_characters() =>
        ShouldBeBlamed(await PostPhotoAsync("attach://chart", "chart", Png(9, 9), new string('x', 1025)), "message caption is too long");

    private static byte[] Png(int width, int height) =>
        [
            0x89,
            .. "PNG\r\n\u001a\n"u8,
            0,
            0,
            0,
            13,
            .. "IHDR"u8,
            0,
            0,
            (byte)(width >> 8),
            (byte)width,
            0,
            0,
            (byte)(height >> 8),
            (byte)height,
        ];

    private async Task<Answered> PostPhotoAsync(string? value, string part, byte[] photo, string caption = "This week")
    {
        using var form = new MultipartFormDataContent();
        using var chat = new StringContent($"{Birch.Id}");
        using var words = new StringContent(caption);
        using var named = new StringContent(value ?? "");
        using var bytes = new ByteArrayContent(photo);
        bytes.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        form.Add(chat, "chat_id");
        form.Add(words, "caption");
        if (value is not null)
            form.Add(named, "photo");

        form.Add(bytes, part, "chart.png");
        return await Bot.PostAsync("sendPhoto", form);
    }
}
