using System.Text.RegularExpressions;
using LocalDelivery.Ordering;
using LocalDelivery.Routing;
using LocalDelivery.Web.Features.Owner;

namespace LocalDelivery.Web.Tests.Features.Owner;

public sealed class ProblemWordsTests(OwnerFixture app) : IClassFixture<OwnerFixture>
{
    private ProblemWords Words => app.Get<ProblemWords>();

    public static TheoryData<string, string> Codes => new(
        Enum.GetNames<UnassignedReason>().Select(reason => ("stop", reason))
            .Concat(
            [
                ("order", "crashed"), ("order", "nothing-sellable"), ("line", "unknown-product"), ("line", "not-sold-that-weekday"), ("line", "product-retired"),
                ("line", "no-price"), ("plan", "no-plan"), ("plan", "check-failed"), ("text", "crashed"), ("text", "refused"), ("text", "too-late"), ("text", "needs-a-look"),
                ("night", "missed"), ("travel", "no-server"), ("travel", "no-roads"), ("plan", "other-driver"), ("stop", "vans-left"), ("stop", "late"), ("stop", "early"), ("plan", "overtaken"),
                ("texts", "no-provider"), ("texts", "waiting"), ("route", "driver-retired"), ("route", "no-shift"), ("route", "other-vehicle"), ("route", "other-hours"),
            ])
            .ToArray());

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_code_has_words_and_something_to_do(string kind, string reason)
    {
        foreach (var detail in new[] { "", "600" })
        {
            var words = Words.Of(kind, reason, detail);
            Assert.NotNull(words);
            Assert.EndsWith(".", words.WhatToDo, StringComparison.Ordinal);
            Assert.Contains(" ", words.What, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("order", "crashed")]
    [InlineData("plan", "no-plan")]
    [InlineData("plan", "check-failed")]
    [InlineData("plan", "no-round")]
    [InlineData("text", "crashed")]
    public void What_an_exception_said_is_not_put_before_the_owner(string kind, string reason)
    {
        var (what, whatToDo) = Words.Of(kind, reason, "Object reference not set to an instance of an object.")!;

        Assert.DoesNotContain("Object", what + whatToDo, StringComparison.Ordinal);
        Assert.EndsWith("ask whoever looks after this program: its log says why.", whatToDo, StringComparison.Ordinal);
    }

    /// <summary>The codes above are those that the program really writes.</summary>
    [Fact]
    public void Every_code_that_is_noticed_anywhere_has_words()
    {
        var sources = Directory.EnumerateFiles(Path.Combine(ArchitectureTests.Root, "src/LocalDelivery.Web"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText);
        var noticed = sources
            .SelectMany(source => Regex.Matches(source, "new NightProblem\\([^\"]*\"(?<kind>[a-z]+)\",[^\"]*?(?:\\$\"[^\"]*\",\\s*)?\"(?<reason>[a-z-]+)\"", RegexOptions.None, TimeSpan.FromSeconds(5)))
            .Select(match => (match.Groups["kind"].Value, match.Groups["reason"].Value)).Distinct().ToList();

        Assert.Contains(("order", "nothing-sellable"), noticed);
        Assert.Contains(("night", "missed"), noticed);
        Assert.Contains(("travel", "no-server"), noticed);
        Assert.Contains(("travel", "no-roads"), noticed);
        Assert.Contains(("stop", "vans-left"), noticed);
        Assert.Contains(("plan", "other-driver"), noticed);
        Assert.All(noticed, code => Assert.NotNull(Words.Of(code.Item1, code.Item2, "")));
    }

    [Fact]
    public void Every_reason_why_a_line_is_left_out_has_words() =>
        Assert.Equal(Enum.GetValues<LineProblemReason>().Length, Codes.Count(code => code.Data.Item1 == "line"));

    [Fact]
    public void A_number_of_seconds_is_said_in_minutes() =>
        Assert.Contains("41 minutes are missing", Words.Of("stop", nameof(UnassignedReason.OutsideShift), "2401")!.What, StringComparison.Ordinal);

    [Theory]
    [InlineData(nameof(UnassignedReason.NoRoom), "found no place on any route: 1 minute is missing.")]
    [InlineData(nameof(UnassignedReason.OutsideShift), "lies outside all drivers' hours: 1 minute is missing.")]
    [InlineData(nameof(UnassignedReason.WindowClosed), "cannot be reached within the door's hours: 1 minute too late.")]
    public void One_minute_is_one(string reason, string words) => Assert.Equal(words, Words.Of("stop", reason, "60")!.What);

    [Theory]
    [InlineData(nameof(UnassignedReason.NoRoom))]
    [InlineData(nameof(UnassignedReason.WindowClosed))]
    public void With_the_vans_on_the_road_nobody_is_told_to_plan_again(string reason)
    {
        Assert.Contains("try again", Words.Of("stop", reason, "600")!.WhatToDo, StringComparison.Ordinal);
        Assert.Equal("Ring the neighbor, or ask a driver to come by.", Words.Of("stop", reason, "600", DayStage.OnTheRoad)!.WhatToDo);
    }

    [Theory]
    [InlineData("check-failed")]
    [InlineData("no-plan")]
    [InlineData("overtaken")]
    public void With_the_vans_on_the_road_another_try_is_said_to_tell_whom_to_ring(string reason) =>
        Assert.Equal("The vans drive the routes they have. Try again: whoever is on none of them is then named here.", Words.Of("plan", reason, "", DayStage.OnTheRoad)!.WhatToDo);

    [Theory]
    [MemberData(nameof(Codes))]
    public void Nobody_is_told_to_try_a_day_again_that_is_over(string kind, string reason)
    {
        if (kind == "travel") return;   // how the routes of a past day were estimated is not put before anybody
        Assert.DoesNotContain("try again", Words.Of(kind, reason, "600", DayStage.Over)!.WhatToDo, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Nobody_is_told_to_change_what_is_fixed() =>
        Assert.Equal("Ring the neighbor: prices of that date are fixed. Give the product a price from a later date.", Words.Of("line", "no-price", "Whole milk")!.WhatToDo);

    [Fact]
    public void A_code_without_words_is_still_shown() =>
        Assert.Contains("stop: Haunted", Words.Of(new(OwnerFixture.Tuesday, "stop", "x", "Haunted", "")).What, StringComparison.Ordinal);
}
