using LocalDelivery.Web.Features.Shared;

namespace LocalDelivery.Web.Tests.Features.Shared;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("Åse's Ölweg 3, 東京 \ud83c\udf33", "Åse's Ölweg 3, 東京 \ud83c\udf33")]
    [InlineData("two\r\nlines\tand a tab", "two\r\nlines\tand a tab")]
    [InlineData("NUL\0 bell\a escape\u001b delete\u007f C1\u0085", "NUL bell escape delete C1")]
    [InlineData("half \ud83c a letter", "half  a letter")]
    [InlineData("no UTF-8 \ufffd", "no UTF-8 ")]
    [InlineData("", "")]
    public void What_can_not_be_kept_is_found_and_left_out(string text, string plain)
    {
        Assert.Equal(text == plain, PlainText.IsPlain(text));
        Assert.Equal(plain, PlainText.Of(text));
        Assert.True(PlainText.IsPlain(plain));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t\r\n\u00a0\u2003")]
    [InlineData("\u200b\u2060\ufeff\u00ad")]
    [InlineData("\u200d\u200e\u202e\u034f\u3164\u2800\ufe0f")]
    [InlineData("\U000e0020\U000e0101")]
    public void Where_nothing_can_be_seen_there_is_no_name(string text) => Assert.True(PlainText.IsBlank(text));

    [Theory]
    [InlineData("\u200bElm")]
    [InlineData("東")]
    [InlineData("\U0001f333")]
    [InlineData(".")]
    public void Whatever_can_be_seen_may_be_a_name(string text) => Assert.False(PlainText.IsBlank(text));
}
