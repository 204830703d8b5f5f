using System.Text.Json;
using System.Text.Json.Nodes;

namespace GartanChatBot.Tests.TestKit;

/// <summary>A board on a wall: a real Chromium, driven by Playwright, with a profile that outlives a reboot.</summary>
internal sealed class WallScreen : IAsyncDisposable
{
    private readonly RealClient browser;

    private WallScreen(RealClient browser) => this.browser = browser;

    /// <param name="profile">The folder in which the browser keeps what it remembers.</param>
    /// <param name="pageClock">Whether the page gets a clock that can be set forward.</param>
    public static async Task<WallScreen> OpenAsync(Uri board, DirectoryInfo profile, bool pageClock = true)
    {
        var screen = new WallScreen(RealClient.Start("board.mjs", new Dictionary<string, string>
        {
            ["BOARD_URL"] = board.AbsoluteUri,
            ["CHROMIUM"] = Tool.Find("chromium", "apt-get install chromium"),
            ["PROFILE"] = profile.FullName,
            ["PAGE_CLOCK"] = pageClock ? "yes" : "",
        }));
        await screen.DoAsync(new { @do = "open" });
        return screen;
    }

    /// <summary>Waits until the page shows the text, and gives back all that it shows.</summary>
    public Task<string> UntilAsync(string text) => DoAsync(new { @do = "until", text });

    /// <summary>As <see cref="UntilAsync(string)"/>, and no longer than that.</summary>
    public Task<string> WithinAsync(TimeSpan patience, string text) =>
        DoAsync(new { @do = "until", text, patience = (long)patience.TotalMilliseconds });

    public Task<string> UntilGoneAsync(string text) => DoAsync(new { @do = "gone", text });

    /// <summary>Time passes for the page.</summary>
    public Task<string> ForwardAsync(TimeSpan time) => DoAsync(new { @do = "forward", ms = (long)time.TotalMilliseconds });

    /// <summary>Only the clock on the wall goes on, as while a laptop sleeps.</summary>
    public Task<string> JumpAsync(TimeSpan time) => DoAsync(new { @do = "jump", ms = (long)time.TotalMilliseconds });

    public Task<string> OfflineAsync(bool state) => DoAsync(new { @do = "offline", state });

    public Task<string> LogInAsync(string token) => DoAsync(new { @do = "login", token });

    public Task<string> ReadAsync() => DoAsync(new { @do = "read" });

    public Task<string> ResizeAsync(int width, int height) => DoAsync(new { @do = "size", width, height });

    /// <summary>What the reader has set: colours, and how strong contrasts are.</summary>
    public Task<string> PreferAsync(string colorScheme, string contrast = "no-preference", string forcedColors = "none") =>
        DoAsync(new { @do = "media", colorScheme, contrast, forcedColors });

    /// <summary>What axe-core finds wrong with the page as it stands.</summary>
    public async Task<IReadOnlyList<string>> FaultsAsync()
    {
        var seen = await AskAsync(new { @do = "axe" });
        ((string?)seen["failure"]).ShouldBeNull();
        return [.. seen["found"]!.AsArray().Select(fault => fault!.GetValue<string>())];
    }

    /// <summary>The value of an expression in the page.</summary>
    public async Task<JsonNode?> EvaluateAsync(string script)
    {
        var seen = await AskAsync(new { @do = "evaluate", script });
        ((string?)seen["failure"]).ShouldBeNull();
        return seen["found"];
    }

    public async Task<JsonNode> AskAsync(object command)
    {
        await browser.TellAsync(JsonSerializer.Serialize(command));
        return await browser.NextAsync();
    }

    public ValueTask DisposeAsync() => browser.DisposeAsync();

    private async Task<string> DoAsync(object command)
    {
        var seen = await AskAsync(command);
        var text = seen["text"]!.GetValue<string>();
        ((string?)seen["failure"]).ShouldBeNull(text + seen["complaints"]!.ToJsonString());
        return text;
    }
}
