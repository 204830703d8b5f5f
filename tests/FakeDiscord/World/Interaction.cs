using System.Text.Json.Nodes;

namespace FakeDiscord;

/// <summary>One use of the bot by one person, and everything that the bot answered to it.</summary>
internal sealed class Interaction(FakeDiscordServer discord, int type, User user, Channel channel)
{
    private static readonly TimeSpan ToAnswer = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan ToFollowUp = TimeSpan.FromMinutes(15);
    private readonly List<Message> answers = [];

    public string Id { get; } = discord.Ids.Next();

    public string Token { get; } = $"interaction-{Guid.NewGuid():N}";

    public string ApplicationId => discord.ApplicationId;

    /// <summary>2 command, 3 component, 4 autocomplete, 5 a form that was filled in.</summary>
    public int Type => type;

    public User User => user;

    public Channel Channel => channel;

    public DateTimeOffset CreatedAt { get; } = discord.Time.GetUtcNow();

    /// <summary>The message whose component was used.</summary>
    public Message? Source { get; init; }

    public required JsonObject Payload { get; init; }

    /// <summary>What kind of option is being typed into.</summary>
    public long? FocusedType { get; init; }

    /// <summary>The kind of the first answer: 4 message, 5 or 6 later, 7 replaced, 8 choices; null while there is none.</summary>
    public int? FirstAnswer { get; private set; }

    /// <summary>The answer was taken, but the bot was not told: it may try again.</summary>
    public bool AnswerWentAstray { get; set; }

    /// <summary>What @original means.</summary>
    public Message? Original { get; private set; }

    public JsonArray? Choices { get; private set; }

    public JsonObject? Modal { get; private set; }

    /// <summary>How the bot answered the POST that brought it; 0 when it was not there, null by gateway.</summary>
    public int? PostStatus { get; set; }

    public bool IsTooLate => discord.Time.GetUtcNow() - CreatedAt > ToAnswer;

    public bool IsOver => discord.Time.GetUtcNow() - CreatedAt > ToFollowUp;

    /// <summary>A follow-up now would fill the placeholder.</summary>
    public bool IsWaiting => FirstAnswer == 5 && Original is { IsLoading: true };

    /// <summary>Every message that was written or rewritten in answer, in order.</summary>
    public IReadOnlyList<Message> Answers
    {
        get
        {
            lock (discord.Gate)
            {
                return [.. answers];
            }
        }
    }

    /// <summary>What the person reads in the end: not "thinking…".</summary>
    public async Task<Message> ReplyAsync() => (await AnswersAsync(1))[0];

    public Task<IReadOnlyList<Message>> AnswersAsync(int count) =>
        discord.Changes.UntilAsync($"answer {count} to {this}", () => Answers is var all && all.Count >= count ? all : null);

    public async Task<IReadOnlyList<(string Name, string Value)>> ChoicesAsync()
    {
        var choices = await discord.Changes.UntilAsync($"choices for {this}", () => Choices);
        return [.. choices.Select(choice => ((string)choice!["name"]!, choice["value"]!.ToString()))];
    }

    /// <summary>The form that opens in answer.</summary>
    public Task<JsonObject> FormAsync() => discord.Changes.UntilAsync($"form for {this}", () => Modal);

    /// <summary>Once there is any first answer, also a deferring one.</summary>
    public Task AnsweredAsync() => discord.Changes.UntilAsync($"first answer to {this}", () => FirstAnswer is not null);

    public void Acknowledge(int kind, JsonObject? data, IReadOnlyDictionary<string, byte[]> files)
    {
        FirstAnswer = kind;
        switch (kind)
        {
            case 4:
                Original = Write(data!, files);
                break;
            case 5:
                Original = new Message(discord, channel, discord.Bot) { Interaction = this, Flags = Flags(data), IsLoading = true };
                channel.Add(Original);
                break;
            case 6:
                Original = Source;
                break;
            case 7:
                Original = Source;
                Rewrite(Source!, data!, files);
                break;
            case 8:
                Choices = (JsonArray)data!["choices"]!.DeepClone();
                break;
            default:
                Modal = (JsonObject)data!.DeepClone();
                break;
        }

        discord.Changes.Happened();
    }

    /// <summary>A new message in answer.</summary>
    public Message Write(JsonObject data, IReadOnlyDictionary<string, byte[]> files)
    {
        var message = new Message(discord, channel, discord.Bot) { Interaction = this, Flags = Flags(data), Files = files };
        message.Apply(data);
        message.Pinged = Pings.Of(message, data, usersOnlyByDefault: true);
        channel.Add(message);
        answers.Add(message);
        discord.Changes.Happened();
        return message;
    }

    /// <summary>Another text for one of its messages.</summary>
    public void Rewrite(Message message, JsonObject data, IReadOnlyDictionary<string, byte[]> files)
    {
        if (Emptiness.Of(message.Merged(data)) && files.Count == 0 && message.Files.Count == 0)
        {
            throw Refusal.EmptyMessage;
        }

        message.Files = files.Count > 0 ? files : message.Files;
        message.Apply(data);
        answers.Add(message);
        discord.Changes.Happened();
    }

    public Message FindAnswer(string id) =>
        (id == "@original" ? Original : answers.Find(message => message.Id == id)) is { IsDeleted: false } found
            ? found
            : throw Refusal.UnknownMessage;

    public override string ToString() => $"{Payload["data"]?["name"] ?? Payload["data"]?["custom_id"]} by {user.Name}";

    private static int Flags(JsonObject? data) => (int?)data?["flags"] ?? 0;
}
