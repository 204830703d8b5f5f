using System.Globalization;
using System.Text;

namespace GartanChatBot.Commands.Words;

/// <summary>Normalises text for comparison: removes case, accents, apostrophes and punctuation around words.</summary>
internal static class NormalizedText
{
    public static string Of(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var character in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark || IsApostrophe(character))
                continue;

            folded.Append(IsSeparator(character) ? ' ' : char.ToLowerInvariant(character));
        }

        var words = folded.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Trim('.'));
        return string.Join(' ', words.Where(word => word.Length > 0));
    }

    private static bool IsApostrophe(char character) => character is '\'' or '’' or '‘' or '`' or '´' or 'ʼ';

    private static bool IsSeparator(char character) =>
        char.IsWhiteSpace(character) || character is '?' or '!' or ',' or ';' or '"' or '“' or '”' or '(' or ')' or '…';
}
