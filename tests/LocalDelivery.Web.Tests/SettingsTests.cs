using System.Reflection;
using System.Text.Json;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Shared;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LocalDelivery.Web.Tests;

/// <summary>The example file names every option, and no other.</summary>
public sealed class SettingsTests
{
    private static readonly string Example = Path.Combine(ArchitectureTests.Root, "appsettings.example.json");

    /// <summary>Every options class of the program: <c>XOptions</c> is the section X.</summary>
    private static IEnumerable<Type> OptionsClasses =>
        typeof(App).Assembly.GetTypes().Where(type => type is { IsPublic: true, IsClass: true } && type.Name.EndsWith("Options", StringComparison.Ordinal));

    private static IEnumerable<(string Key, object? Default)> Options =>
        from type in OptionsClasses
        from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        where property.CanWrite
        select ($"{type.Name[..^"Options".Length]}:{property.Name}", property.GetValue(Activator.CreateInstance(type)));

    private static Dictionary<string, string> InExample()
    {
        using var example = JsonDocument.Parse(File.ReadAllText(Example), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip });
        return example.RootElement.EnumerateObject()
            .Where(section => section.Value.ValueKind == JsonValueKind.Object && section.Name != "Logging")
            .SelectMany(section => section.Value.EnumerateObject().Select(option => (Key: $"{section.Name}:{option.Name}", option.Value)))
            .ToDictionary(option => option.Key, option => option.Value.ToString(), StringComparer.Ordinal);
    }

    [Fact]
    public void Every_option_stands_in_the_example_and_back() =>
        Assert.Equal(Options.Select(option => option.Key).Order(StringComparer.Ordinal), InExample().Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void The_example_lies_beside_the_program_and_every_setting_or_its_section_has_a_comment()
    {
        var (bare, isExplained, isBelowComment) = (new List<string>(), false, false);
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "appsettings.example.json")).Select(line => line.Trim()))
        {
            if (line.EndsWith('{')) isExplained |= isBelowComment && line != "{";
            else if (line.StartsWith('}')) isExplained = false;
            else if (line.StartsWith('"') && !isExplained && !isBelowComment) bare.Add(line);
            isBelowComment = line.StartsWith("//", StringComparison.Ordinal);
        }

        Assert.Empty(bare);
    }

    [Fact]
    public void The_example_shows_the_defaults()
    {
        var shown = InExample();
        Assert.All(Options, option => Assert.Equal(option.Default is IList<string> ? "[]" : option.Default is System.Collections.IDictionary ? "{}" : FormattableString.Invariant($"{option.Default}"), shown[option.Key]));
    }

    [Fact]
    public async Task The_log_is_not_filled_with_pages_that_forbid_caching()
    {
        await using var app = App.Create([], runJobs: true);
        var logs = app.Services.GetRequiredService<ILoggerFactory>();

        Assert.False(logs.CreateLogger("Microsoft.AspNetCore.Antiforgery.DefaultAntiforgery").IsEnabled(LogLevel.Warning));
        Assert.True(logs.CreateLogger("Microsoft.AspNetCore.Mvc").IsEnabled(LogLevel.Warning));
    }

    [Theory]
    [InlineData("https://tiles.example/{z}")]
    [InlineData("https://tiles.example/{z}/{x}.png")]
    public void A_map_without_all_of_a_tiles_places_does_not_start(string url)
    {
        var failure = Assert.Throws<OptionsValidationException>(() => App.Create([$"--Map:TileUrl={url}"]));

        Assert.Equal(["Map:TileUrl needs {z}, {x} and {y}."], failure.Failures);
    }

    [Fact]
    public void The_example_can_be_read_as_settings()
    {
        var settings = new ConfigurationBuilder().AddJsonFile(Example).Build();

        Assert.Equal(20, settings.GetSection("Routing").Get<RoutingOptions>()!.PlanSeconds);
        Assert.Equal(DatabaseProvider.Sqlite, settings.GetSection("Database").Get<DatabaseOptions>()!.Provider);
    }
}
