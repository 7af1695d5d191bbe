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
}
