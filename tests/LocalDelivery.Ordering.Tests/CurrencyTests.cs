using Xunit;

namespace LocalDelivery.Ordering.Tests;

public class CurrencyTests
{
    [Theory]
    [InlineData("USD", 2, 100)]
    [InlineData("EUR", 2, 100)]
    [InlineData("DKK", 2, 100)]
    [InlineData("JPY", 0, 1)]
    [InlineData("KRW", 0, 1)]
    [InlineData("ISK", 0, 1)]
    [InlineData("KWD", 3, 1000)]
    [InlineData("BHD", 3, 1000)]
    public void Minor_digits_are_those_of_iso_4217(string code, int digits, int perUnit)
    {
        var currency = Currency.Of(code);
        Assert.Equal((code, digits, perUnit), (currency.Code, currency.MinorDigits, currency.MinorPerUnit));
    }

    [Theory]
    [InlineData("")]
    [InlineData("usd")]
    [InlineData("US")]
    [InlineData("USDX")]
    [InlineData("ABC")]
    [InlineData("XAU")]
    public void A_code_that_is_no_currency_is_refused(string code) => Assert.Throws<ArgumentException>(() => Currency.Of(code));

    [Fact]
    public void Two_currencies_of_one_code_are_equal() => Assert.Equal(Currency.Of("EUR"), Currency.Of(string.Concat("E", "UR")));

    [Fact]
    public void The_default_currency_is_none() => Assert.Throws<InvalidOperationException>(() => default(Currency).Code);
}
