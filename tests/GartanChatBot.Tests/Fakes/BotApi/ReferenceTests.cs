using System.Text.Json.Nodes;
using FakeBotApi;

namespace GartanChatBot.Tests.Fakes.BotApi;

/// <summary>Telegram's own list judges calls, answers and updates; these tests make sure that it would notice.</summary>
public sealed class ReferenceTests
{
    private static string? Check(string method, string parameters)
    {
        Descriptions.Require(BotApiReference.IsHere);
        return BotApiReference.Check(new ApiCall(method, default) { Parameters = JsonNode.Parse(parameters)!.AsObject() });
    }

    [Theory]
    [InlineData("sendMessage", """{"chat_id":5,"text":"Hello"}""", null)]
    [InlineData("sendMessage", """{"chat_id":5}""", "sendMessage lacks text")]
    [InlineData("sendMessage", """{"chat_id":5,"text":7}""", "sendMessage.text is no String")]
    [InlineData("sendMessage", """{"chat_id":5,"text":"Hello","colour":"red"}""", "sendMessage has no colour")]
    [InlineData(
        "sendMessage",
        """{"chat_id":5,"text":"Hello","reply_markup":{"inline_keyboard":[[{"text":"a","callback_data":"b"}]]}}""",
        null
    )]
    [InlineData(
        "sendMessage",
        """{"chat_id":5,"text":"Hello","reply_markup":{"inline_keyboard":[{"text":"a"}]}}""",
        "sendMessage.reply_markup.inline_keyboard[0] is no array"
    )]
    [InlineData("setMyCommands", """{"commands":[{"command":"now"}]}""", "setMyCommands.commands[0] lacks description")]
    [InlineData("setMyCommands", """{"commands":[],"scope":{"type":"chat","chat_id":5}}""", null)]
    [InlineData("sendTelegram", "{}", "sendTelegram is no method")]
    public void Calls_are_held_to_the_list(string method, string parameters, string? fault) => Check(method, parameters).ShouldBe(fault);

    [Fact]
    public void Answers_and_updates_are_held_to_it_too()
    {
        Descriptions.Require(BotApiReference.IsHere);
        BotApiReference.CheckAnswer("getMe", new JsonObject { ["id"] = 5 }).ShouldBe("getMe lacks is_bot");
        Should.Throw<InvalidOperationException>(() => BotApiReference.CheckUpdate(new() { ["update_id"] = "five" }));
    }

    [Fact]
    public void Every_method_that_is_pretended_is_a_method_of_Telegram_with_those_parameters()
    {
        Descriptions.Require(BotApiReference.IsHere);
        MethodTable.All.ShouldAllBe(method => BotApiReference.ParametersOf(method.Name) != null);
        foreach (var (name, parameters) in MethodTable.All)
            parameters.Except(BotApiReference.ParametersOf(name)!).ShouldBeEmpty(name);
    }
}
