using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GartanChatBot.Chat.Replies;

/// <summary>The neutral reply as JSON, for <c>ask --json</c> and the HTTP API: the console's text beside the reply itself.</summary>
internal sealed partial record ReplyJson(string Text, Reply Reply)
{
    public string Serialize() => JsonSerializer.Serialize(this, Serializer.Readable.ReplyJson);

    [JsonSerializable(typeof(ReplyJson))]
    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    internal sealed partial class Serializer : JsonSerializerContext
    {
        /// <summary>Marks and accents stay letters; the output goes to a terminal or an API client, never into HTML.</summary>
        public static Serializer Readable { get; } = new(new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        });
    }
}
