using System.Text.Json.Nodes;

namespace FakeBotApi;

/// <summary>What everybody reads of the bot who finds it.</summary>
internal sealed class BotProfile
{
    private const int LongestDescription = 512;
    private const int LongestShortDescription = 120;

    private readonly List<string> signs = [];

    public string Description { get; set; } = "";

    public string ShortDescription { get; set; } = "";

    /// <summary>Every short description that was set, oldest first.</summary>
    public IReadOnlyList<string> ShortDescriptions => signs;

    public void Describe(ApiCall call) => Description = Text(call.Parameters["description"], LongestDescription);

    public void DescribeShortly(ApiCall call)
    {
        ShortDescription = Text(call.Parameters["short_description"], LongestShortDescription);
        signs.Add(ShortDescription);
    }

    private static string Text(JsonNode? text, int longest) =>
        text?.ToString() is not { } given ? ""
        : given.Length <= longest ? given
        : throw ApiRefusal.BadRequest("BOT_DESCRIPTION_TOO_LONG");
}
