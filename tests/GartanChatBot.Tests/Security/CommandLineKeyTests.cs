using GartanChatBot.Tests.TestKit;

namespace GartanChatBot.Tests.Security;

/// <summary>
/// The command line beside a running service: by a key that only the owner of the database can read, and a backup that lands where it may.
/// </summary>
public class CommandLineKeyTests
{
    [Fact]
    public async Task Ask_chat_scrape_and_backup_act_through_the_running_service_without_any_token()
    {
        await using var bot = await BotHarness.StartAsync();
        bot.Set("Web:Token", WebVisitor.ViewerToken);
        await using var service = await bot.StartServiceAsync();
        bot.Set("Web:Url", service.Address.AbsoluteUri);
        bot.Set("Web:Token", "");
        var (console, output, error) = bot.Console("/role telegram:4712 officer\n\n/help\n/quit\n");
        var copy = Path.Combine(bot.Folder, "elsewhere", "copy.db");

        var asked = await bot.RunAsync("ask", "/role telegram:4711 officer");
        var scraped = await bot.RunAsync("scrape", "--days", "1");
        var chatted = await bot.RunWithAsync(console, "chat");
        var saved = await bot.RunAsync("backup", copy);

        asked.Output.ShouldContain("telegram:4711 is now officer", customMessage: asked.Error);
        scraped.Code.ShouldBe(0, scraped.Error);
        chatted.ShouldBe(0, error.ToString());
        output.ToString().ShouldContain("telegram:4712 is now officer");
        output.ToString().ShouldContain("/fix");
        saved.Code.ShouldBe(0, saved.Error);
        File.Exists(copy).ShouldBeTrue();
        Directory.GetFiles(Path.Combine(bot.Folder, "backups")).ShouldBeEmpty("the copy is moved, not left behind twice");
    }

    [Fact]
    public async Task The_key_is_the_owners_alone_new_at_each_start_and_gone_with_the_service()
    {
        await using var bot = await BotHarness.StartAsync();
        var file = bot.DatabasePath + ".key";
        string first;
        await using (await bot.StartServiceAsync())
        {
            first = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
            first.Length.ShouldBe(64);
            if (!OperatingSystem.IsWindows())
                File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        File.Exists(file).ShouldBeFalse();
        await File.WriteAllTextAsync(file, "left behind by a crash, and readable for everybody", TestContext.Current.CancellationToken);
        await using var service = await bot.StartServiceAsync();

        (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).ShouldNotBe(first);
        (await new WebVisitor("GET", "/api/v1/stations") { Token = first }.StatusAsync(service)).ShouldBe(403);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task A_second_service_on_the_same_database_leaves_the_key_of_the_first()
    {
        await using var bot = await BotHarness.StartAsync();
        await using var service = await bot.StartServiceAsync();
        var key = await File.ReadAllTextAsync(bot.DatabasePath + ".key", TestContext.Current.CancellationToken);

        var second = await bot.RunAsync("run");

        second.Code.ShouldBe(1);
        (await File.ReadAllTextAsync(bot.DatabasePath + ".key", TestContext.Current.CancellationToken)).ShouldBe(key);
    }

    [Fact]
    public async Task Without_the_key_the_command_line_says_what_is_missing()
    {
        await using var bot = await BotHarness.StartAsync();
        await using var service = await bot.StartServiceAsync();
        bot.Set("Web:Url", service.Address.AbsoluteUri);
        File.Delete(bot.DatabasePath + ".key");

        var ran = await bot.RunAsync("ask", "/help");

        ran.Code.ShouldBe(1);
        ran.Error.ShouldContain("left no key beside the database");
    }

    [Theory]
    [InlineData("../escaped.db")]
    [InlineData("..\\escaped.db")]
    [InlineData("..%2Fescaped.db")]
    [InlineData("....//escaped.db")]
    [InlineData("/tmp/escaped.db")]
    [InlineData("C:\\escaped.db")]
    [InlineData("\\\\server\\share\\escaped.db")]
    [InlineData("sub/escaped.db")]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData(".hidden")]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("escaped.db\n")]
    [InlineData("escaped.db\0.txt")]
    [InlineData("~/escaped.db")]
    [InlineData("$HOME")]
    [InlineData("file:///tmp/escaped.db")]
    [InlineData("a:b")]
    [InlineData("escäped.db")]
    [InlineData("‮bd.depacse")]
    public async Task A_copy_goes_nowhere_but_into_its_folder(string file)
    {
        await using var bot = await BotHarness.StartAsync();
        await using var service = await bot.StartServiceAsync();

        using var answer = await service.Operator.PostAsync(
            $"/api/v1/backup?file={Uri.EscapeDataString(file)}", null, TestContext.Current.CancellationToken);

        ((int)answer.StatusCode).ShouldBe(400, file);
        Directory.GetFiles(bot.Folder, "*escaped*", SearchOption.AllDirectories).ShouldBeEmpty();
        File.Exists("/tmp/escaped.db").ShouldBeFalse();
    }

    [Fact]
    public async Task A_copy_is_put_into_the_configured_folder_and_over_nothing()
    {
        await using var bot = await BotHarness.StartAsync();
        var folder = Path.Combine(bot.Folder, "safe");
        bot.Set("Storage:Backups", folder);
        await using var service = await bot.StartServiceAsync();

        using var first = await service.Operator.PostAsync("/api/v1/backup?file=nightly.db", null, TestContext.Current.CancellationToken);
        using var again = await service.Operator.PostAsync("/api/v1/backup?file=nightly.db", null, TestContext.Current.CancellationToken);
        using var unnamed = await service.Operator.PostAsync("/api/v1/backup", null, TestContext.Current.CancellationToken);

        ((int)first.StatusCode, (int)again.StatusCode, (int)unnamed.StatusCode).ShouldBe((200, 400, 200));
        (await again.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("a file that doesn't exist yet");
        Directory.GetFiles(folder).Select(Path.GetFileName).Order().ShouldBe(["gartan-20260609T131800Z.db", "nightly.db"]);
    }
}
