using GartanChatBot.Host;
using GartanChatBot.Settings;
using GartanChatBot.Tests.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GartanChatBot.Tests.Host;

/// <summary>Whatever a setting or an argument holds: a sentence and an exit code, never a stack trace.</summary>
public class NoStackTraceTests
{
    private static readonly string[] OddValues = ["", "!!!", "-1", "٣", "99999999999999999999", "/proc/nowhere/file", "http://", "é"];

    /// <summary>Every key of every section, lists and groups by their first entry.</summary>
    public static TheoryData<string> Keys => [.. BotSettings.Sections.SelectMany(section => LeavesOf(section.Key, section.Value))];

    /// <summary>The service is built, because it makes more of its settings than a question needs; it does not start.</summary>
    [Theory]
    [MemberData(nameof(Keys))]
    public async Task A_setting_with_an_odd_value_is_used_or_refused_in_a_sentence_that_names_it(string key)
    {
        await using var bot = await BotHarness.StartAsync();

        foreach (var value in OddValues)
        {
            var failure = await BuildAsync(bot, $"{key}={value}");

            // A path that can't be used is no bad setting: the disk may be missing today.
            if (key == "Storage:Path" && failure is { Code: ExitCode.Failed })
                continue;

            failure?.Code.ShouldBe(ExitCode.BadUsage, $"{key}={value}: {string.Join(' ', failure.Sentences)}");
            failure?.Sentences.ShouldAllBe(sentence => sentence.Contains(key.Split(':')[0], StringComparison.OrdinalIgnoreCase));
        }
    }

    [Theory]
    [InlineData("ask", "/now", "--set", "Stations:0:TimeZone=")]
    [InlineData("ask", "/now", "--set", "Stations:0:Appliances:0:CallSign=!!!")]
    [InlineData("ask", "/now", "--set", "Storage:Path=/proc/nowhere/gartan.db")]
    [InlineData("ask", "/now", "--at", "٣")]
    [InlineData("scrape", "--days", "٣")]
    [InlineData("scrape", "--from", "0000-00-00")]
    [InlineData("import", "/proc/self/mem", "--station", "K41")]
    [InlineData("import", "/", "--station", "K41")]
    [InlineData("backup", "/proc/nowhere/copy.db")]
    [InlineData("restore", "/dev/null")]
    [InlineData("forget", "")]
    public async Task An_odd_argument_is_answered_in_a_sentence(params string[] line)
    {
        await using var bot = await BotHarness.StartAsync();

        var ran = await bot.RunAsync(line);

        ran.Code.ShouldBeOneOf(ExitCode.Done, ExitCode.Failed, ExitCode.BadUsage);
        ran.ShouldHaveNoTrace();
        (ran.Output + ran.Error).ShouldNotBeEmpty();
    }

    private static async Task<VerbFailure?> BuildAsync(BotHarness bot, string setting)
    {
        try
        {
            var settings = BotSettings.From(
                SettingsSources.Build(BotHarness.ConfigFolder, [.. bot.Overrides, "Storage:Path=:memory:", setting]));
            await using var service = BotHost.BuildService(settings, bot.Console("").Console);
            service.Services.GetServices<IHostedService>().ShouldNotBeEmpty();
            return null;
        }
        catch (Exception failure) when (failure is not ShouldAssertException)
        {
            return VerbFailure.Of(failure, interrupted: false);
        }
    }

    private static IEnumerable<string> LeavesOf(string path, Type type)
    {
        if (SettingTypeDescriber.IsLeaf(type))
            return [path];
        if (SettingTypeDescriber.ItemTypeOf(type) is { } item)
            return LeavesOf($"{path}:0", item);
        if (SettingTypeDescriber.ValueTypeOf(type) is { } value)
            return LeavesOf($"{path}:ZZ", value);

        return SettingTypeDescriber.PropertiesOf(type).SelectMany(property => LeavesOf($"{path}:{property.Name}", property.PropertyType));
    }
}

internal static class RanAssertions
{
    public static void ShouldHaveNoTrace(this Ran ran)
    {
        ran.Error.ShouldNotContain("   at ");
        ran.Error.ShouldNotContain("Internal error");
        ran.Error.ShouldNotContain("Exception");
    }
}
