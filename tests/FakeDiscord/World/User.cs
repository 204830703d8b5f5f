using System.Text.Json.Nodes;

namespace FakeDiscord;

/// <summary>Somebody on Discord, who can use the bot as people do.</summary>
internal sealed class User(FakeDiscordServer discord, string name, bool isBot = false)
{
    public string Id { get; } = discord.Ids.Next();

    public string Name => name;

    /// <summary>The language of their client.</summary>
    public string Locale { get; set; } = "en-GB";

    /// <summary>False: the bot may not write to them.</summary>
    public bool TakesDirectMessages { get; set; } = true;

    /// <summary>How it is said in a text: &lt;@id&gt;.</summary>
    public string Mention => $"<@{Id}>";

    /// <summary>Their direct messages with the bot.</summary>
    public Channel DirectMessages => discord.DirectMessages(this);

    /// <summary>Sends a slash command; of a subcommand the names stand one after the other: "alerts on".</summary>
    public Interaction Slash(Channel channel, string command, params (string Option, object Value)[] options) =>
        discord.Deliver(InteractionMaker.Command(discord, this, channel, command, options));

    /// <summary>Types into an option that completes itself; the others may already be filled in.</summary>
    public Interaction Types(Channel channel, string command, string option, string soFar, params (string Option, object Value)[] others) =>
        discord.Deliver(InteractionMaker.Autocomplete(discord, this, channel, command, (option, soFar), others));

    /// <summary>Presses the button that says this.</summary>
    public Interaction Presses(Message message, string label) => discord.Deliver(InteractionMaker.Press(discord, this, message, label));

    /// <summary>Picks from the select menu that has all of these labels.</summary>
    public Interaction Chooses(Message message, params string[] labels) =>
        discord.Deliver(InteractionMaker.Choose(discord, this, message, labels));

    /// <summary>Picks a command from the menu of another person.</summary>
    public Interaction Picks(Channel channel, string command, User target) =>
        discord.Deliver(InteractionMaker.Pick(discord, this, channel, command, target));

    /// <summary>Fills in the form that a press has opened.</summary>
    public Interaction Fills(Interaction opened, string words) => discord.Deliver(InteractionMaker.Fill(discord, this, opened, words));

    public JsonObject ToJson() => new()
    {
        ["id"] = Id,
        ["username"] = name,
        ["discriminator"] = "0",
        ["global_name"] = name,
        ["avatar"] = null,
        ["bot"] = isBot,
        ["public_flags"] = 0,
    };
}
