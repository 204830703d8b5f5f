using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Text;

namespace GartanChatBot.Benchmarks.Aims;

/// <summary>The library under the reader with nobody who reads: what no reader that is built on it can be faster than.</summary>
internal static class TokenizerAlone
{
    public static int Tags(string page)
    {
        using var text = new CharArrayTextSource(page.ToCharArray(), page.Length);
        using var source = new TextSource(text);
        using var tokenizer = new HtmlTokenizer(source, HtmlEntityProvider.ResolverExtended)
        {
            DisableElementPositionTracking = true,
            SkipComments = true,
            SkipProcessingInstructions = true,
        };

        var tags = 0;
        while (true)
        {
            ref var token = ref tokenizer.GetStructToken();
            if (token.Type == HtmlTokenType.EndOfFile)
                return tags;

            tags += token.Type == HtmlTokenType.StartTag ? 1 : 0;
        }
    }
}
