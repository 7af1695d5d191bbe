using LocalDelivery.Web.Features.Shared;

namespace LocalDelivery.Web.Tests.Features.Owner;

public sealed class ContrastTests
{
    [Theory]
    [InlineData("#1c6b4c", true)]
    [InlineData("#000000", true)]
    [InlineData("#a12d22", true)]
    [InlineData("#f6c453", false)]
    [InlineData("#7fb8a0", false)]
    [InlineData("#ffffff", false)]
    public void A_color_is_readable_when_words_in_it_stand_out(string color, bool readable) => Assert.Equal(readable, Contrast.IsReadable(color));

    [Fact]
    public void White_is_1_and_black_is_0()
    {
        Assert.Equal(1, Contrast.Luminance("#ffffff"), 6);
        Assert.Equal(0, Contrast.Luminance("#000000"), 6);
    }
}
