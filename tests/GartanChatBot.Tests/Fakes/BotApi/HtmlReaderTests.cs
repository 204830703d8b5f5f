using FakeBotApi;

namespace GartanChatBot.Tests.Fakes.BotApi;

public sealed class HtmlReaderTests
{
    [Theory]
    [InlineData("plain", "plain", "")]
    [InlineData("<b>bold</b> and <strong>strong</strong>", "bold and strong", "bold 0+4, bold 9+6")]
    [InlineData("<i>a</i><em>b</em><u>c</u><ins>d</ins>", "abcd", "italic 0+1, italic 1+1, underline 2+1, underline 3+1")]
    [InlineData("<s>a</s><strike>b</strike><del>c</del>", "abc", "strikethrough 0+1, strikethrough 1+1, strikethrough 2+1")]
    [InlineData("<tg-spoiler>a</tg-spoiler><span class=\"tg-spoiler\">b</span>", "ab", "spoiler 0+1, spoiler 1+1")]
    [InlineData("<b>both <i>of them</i></b>", "both of them", "bold 0+12, italic 5+7")]
    [InlineData("<B>any case</B >", "any case", "bold 0+8")]
    [InlineData("<code>a &lt; b</code>", "a < b", "code 0+5")]
    [InlineData("<pre>  table</pre>", "  table", "pre 0+7")]
    [InlineData("<pre><code class=\"language-csharp\">x</code></pre>", "x", "pre 0+1 csharp")]
    [InlineData("<blockquote>a <b>b</b></blockquote>", "a b", "blockquote 0+3, bold 2+1")]
    [InlineData("<blockquote expandable>a</blockquote>", "a", "expandable_blockquote 0+1")]
    [InlineData("<a href=\"https://example.org/?a=1&amp;b=2\">link</a>", "link", "text_link 0+4 https://example.org/?a=1&b=2")]
    [InlineData("<a href='tg://user?id=5'>Birch</a>", "Birch", "text_link 0+5 tg://user?id=5")]
    [InlineData("<a href=\"nowhere\">link</a>", "link", "")]
    [InlineData("&lt;b&gt; &amp;amp; &quot;&#65;&#x1F692;", "<b> &amp; \"A🚒", "")]
    [InlineData("a > b", "a > b", "")]
    [InlineData("🚒<b>x</b>", "🚒x", "bold 2+1")]
    [InlineData("<b></b>x", "x", "")]
    [InlineData("  \n x <b>y </b>\n ", "x y", "bold 2+1")]
    public void It_reads(string html, string text, string entities)
    {
        var read = FormattedText.Read(html, "Html");

        read.Text.ShouldBe(text);
        string.Join(", ", read.Entities.Select(one => $"{one.Type} {one.Offset}+{one.Length} {one.Url ?? one.Language}".TrimEnd()))
            .ShouldBe(entities);
    }

    [Theory]
    [InlineData("<b>never closed", "Can't find end tag corresponding to start tag \"b\"")]
    [InlineData("a < b", "Unsupported start tag \"\" at byte offset 2")]
    [InlineData("é <br>", "Unsupported start tag \"br\" at byte offset 3")]
    [InlineData("<p>no paragraphs</p>", "Unsupported start tag \"p\" at byte offset 0")]
    [InlineData("<h1>x</h1>", "Unsupported start tag \"h1\"")]
    [InlineData("x</b>", "Unexpected end tag at byte offset 1")]
    [InlineData("<b><i>x</b></i>", "Unmatched end tag at byte offset 7, expected \"</i>\", found \"</b>\"")]
    [InlineData("<b", "Unclosed start tag at byte offset 0")]
    [InlineData("<a href=\"x>link</a>", "Unclosed start tag at byte offset 0")]
    [InlineData("<b>x</b", "Unclosed end tag at byte offset 4")]
    [InlineData("<span>x</span>", "Tag \"span\" must have class \"tg-spoiler\"")]
    [InlineData("this & that", "Unescaped \"&\" at byte offset 5")]
    [InlineData("&nbsp;", "Unescaped \"&\"")]
    [InlineData("&#xD800;", "Unescaped \"&\"")]
    [InlineData("<code><b>x</b></code>", "Tag \"b\" inside code")]
    [InlineData("<pre><i>x</i></pre>", "Tag \"i\" inside code")]
    [InlineData("<blockquote><blockquote>x</blockquote></blockquote>", "Nested blockquote")]
    public void It_refuses(string html, string why)
    {
        var refusal = Should.Throw<ApiRefusal>(() => FormattedText.Read(html, "HTML"));

        refusal.Message.ShouldStartWith("Bad Request: can't parse entities: ");
        refusal.Message.ShouldContain(why);
        refusal.IsViolation.ShouldBeTrue();
    }

    [Fact]
    public void Without_a_parse_mode_every_character_stands_for_itself() =>
        FormattedText
            .Read("a < b & <c>", null)
            .ShouldSatisfyAllConditions(read => read.Text.ShouldBe("a < b & <c>"), read => read.Entities.ShouldBeEmpty());

    [Fact]
    public void Another_parse_mode_is_not_pretended() => Should.Throw<ApiRefusal>(() => FormattedText.Read("*a*", "MarkdownV2"));
}
