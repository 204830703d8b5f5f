using GartanChatBot.Gartan;
using GartanChatBot.Gartan.Http;

namespace GartanChatBot.Tests.Gartan.Http;

public class ScheduleResponseTests
{
    [Theory]
    [InlineData("""{"d":null}""", RefusalReason.EmptyAnswer)]
    [InlineData("""{"d":""}""", RefusalReason.EmptyAnswer)]
    [InlineData("""{"d":"  "}""", RefusalReason.EmptyAnswer)]
    [InlineData("""{"d":17}""", RefusalReason.EmptyAnswer)]
    [InlineData("""{"d":{"d":"x"}}""", RefusalReason.EmptyAnswer)]
    [InlineData("""{"Message":"Authentication failed."}""", RefusalReason.EmptyAnswer)]
    [InlineData("""{"d":"<table""", RefusalReason.NotAnAnswer)]
    [InlineData("""{"d":"\uD800"}""", RefusalReason.NotAnAnswer)]
    [InlineData("", RefusalReason.NotAnAnswer)]
    [InlineData("""["d"]""", RefusalReason.NotAnAnswer)]
    [InlineData("<html><body>Service unavailable</body></html>", RefusalReason.NotAnAnswer)]
    [InlineData("<html><form><input type=PASSWORD></form></html>", RefusalReason.LoginPage)]
    internal void Says_why_there_is_no_page_in_it(string body, RefusalReason reason)
    {
        ScheduleResponse.Unwrap(body, out var refusal).ShouldBeNull();

        refusal.Reason.ShouldBe(reason);
    }

    [Theory]
    [InlineData("{\"d\":\"<b>x</b>\"}")]
    [InlineData("{\"d\":\"first\",\"e\":{\"d\":\"inner\"},\"d\":\"<b>x</b>\",\"f\":[\"d\"]}")]
    [InlineData("\uFEFF\r\n {\"other\":1,\"d\":\"\\u003cb>x</b>\"}\n")]
    public void Takes_the_page_out_of_its_json(string body)
    {
        var html = ScheduleResponse.Unwrap(body, out _);

        html.ShouldNotBeNull().ToString().ShouldBe("<b>x</b>");
    }
}
