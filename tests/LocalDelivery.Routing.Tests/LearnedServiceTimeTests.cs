using CsCheck;

namespace LocalDelivery.Routing.Tests;

public class LearnedServiceTimeTests
{
    [Fact]
    public void Before_anything_is_seen_a_visit_takes_what_is_usual() => Assert.Equal(90, LearnedServiceTime.Of(90, []));

    [Fact]
    public void One_morning_changes_little_and_many_change_all()
    {
        Assert.Equal(132, LearnedServiceTime.Of(90, [300]));                            // (4 × 90 + 300) / 5
        Assert.InRange(LearnedServiceTime.Of(90, [.. Enumerable.Repeat(300, 60)]), 285, 300);
    }

    [Fact]
    public void A_chat_and_a_forgotten_button_do_not_count() =>
        Assert.Equal(LearnedServiceTime.Of(90, [60, 62, 61, 60, 63]), LearnedServiceTime.Of(90, [60, 1_790, 61, 5, 63]));

    [Fact]
    public void It_lies_between_what_is_usual_and_what_was_seen_and_never_far_from_the_first() => Gen.Select(Gen.Int[0, 3_600], Gen.Int[0, 10_000].Array[1, 9]).Sample((usual, seen) =>
    {
        var learned = LearnedServiceTime.Of(usual, seen);
        Assert.InRange(learned, Math.Max(1, Math.Min(usual, seen.Min())), Math.Max(1, Math.Max(usual, seen.Max())));
        Assert.InRange(learned, Math.Max(1, usual / 5), Math.Max(usual, 60) * 5);
        Assert.Equal(learned, LearnedServiceTime.Of(usual, [.. seen.Reverse()]));
    });

    [Fact]
    public void A_visit_that_ends_before_it_begins_is_refused() => Assert.Throws<ArgumentOutOfRangeException>("usual", () => LearnedServiceTime.Of(-1, [5]));
}
