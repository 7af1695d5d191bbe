using System.Globalization;
using CsCheck;
using Xunit;

namespace LocalDelivery.Ordering.Tests;

public class MoneyTextTests
{
    private static readonly string[] Cultures =
        ["en-US", "en-CA", "en-IN", "de-DE", "de-AT", "de-CH", "da-DK", "sv-SE", "fr-FR", "nl-NL", "ja-JP", "ar-EG", "en", ""];

    [Theory]
    [InlineData(120, "USD", "en-US", "$1.20")]
    [InlineData(123450, "USD", "en-US", "$1,234.50")]
    [InlineData(-120, "USD", "en-US", "-$1.20")]
    [InlineData(120, "EUR", "de-DE", "1,20 €")]
    [InlineData(123450, "EUR", "de-DE", "1.234,50 €")]
    [InlineData(1200, "DKK", "da-DK", "12,00 kr.")]
    [InlineData(123450, "SEK", "sv-SE", "1 234,50 kr")]
    [InlineData(1200, "JPY", "en-US", "¥1,200")]
    [InlineData(1500, "KWD", "en-US", "KWD 1.500")]
    [InlineData(120, "USD", "en", "$1.20")]
    public void An_amount_is_written_as_the_culture_does(long minor, string code, string culture, string text) =>
        Assert.Equal(text, Money(minor, code).Format(Culture(culture)));

    [Theory]
    [InlineData("EUR", "en-US", "€1.20")]
    [InlineData("USD", "de-DE", "1,20 $")]
    [InlineData("DKK", "de-DE", "1,20 kr")]
    [InlineData("DKK", "sv-SE", "1,20 DKK")] // "kr" would be Swedish there
    [InlineData("USD", "en-CA", "USD 1.20")] // "$" would be Canadian there
    [InlineData("AUD", "en-US", "AUD 1.20")]
    [InlineData("CHF", "de-DE", "1,20 CHF")]
    public void A_foreign_currency_is_never_taken_for_the_own_one(string code, string culture, string text) =>
        Assert.Equal(text, Money(120, code).Format(Culture(culture)));

    [Theory]
    [InlineData("1.20", "en-US", 120)]
    [InlineData("1,20", "en-US", 120)]
    [InlineData("1.20", "de-DE", 120)]
    [InlineData("1,20", "de-DE", 120)]
    [InlineData("1,2", "de-DE", 120)]
    [InlineData("  12  ", "en-US", 1200)]
    [InlineData("0", "en-US", 0)]
    [InlineData(".50", "en-US", 50)]
    [InlineData("1,234", "en-US", 123400)]
    [InlineData("1.234", "de-DE", 123400)]
    [InlineData("1,234.5", "en-US", 123450)]
    [InlineData("1.234,50", "de-DE", 123450)]
    [InlineData("1 234,50", "sv-SE", 123450)]
    [InlineData("1'234.50", "de-CH", 123450)]
    [InlineData("$1.20", "en-US", 120)]
    [InlineData("1.20 USD", "en-US", 120)]
    [InlineData("usd 1.20", "de-DE", 120)]
    [InlineData("1,000,000.00", "en-US", 100000000)]
    public void What_people_type_is_understood(string text, string culture, long cents)
    {
        Assert.True(Ordering.Money.TryParse(text, Given.Dollars, Culture(culture), out var money));
        Assert.Equal(Given.Cents(cents), money);
    }

    [Theory]
    [InlineData(null, "en-US")]
    [InlineData("", "en-US")]
    [InlineData("$", "en-US")]
    [InlineData(".", "en-US")]
    [InlineData("1.", "en-US")]
    [InlineData("1.205", "en-US")] // a third decimal, not a thousand
    [InlineData("1,234", "sv-SE")]
    [InlineData("1.234", "sv-SE")] // no thousands separator there
    [InlineData("-1.20", "en-US")]
    [InlineData("+1.20", "en-US")]
    [InlineData("($1.20)", "en-US")]
    [InlineData("1e3", "en-US")]
    [InlineData("1.2.3", "en-US")]
    [InlineData("1,23,4", "en-US")]
    [InlineData("1.234,50", "en-US")]
    [InlineData("12 34", "en-US")]
    [InlineData("1,234'567", "en-US")]
    [InlineData("1,000,000.01", "en-US")]
    [InlineData("99999999999999999999", "en-US")]
    [InlineData("1.20 €", "en-US")]
    [InlineData("one", "en-US")]
    public void What_is_no_amount_is_refused(string? text, string culture)
    {
        Assert.False(Ordering.Money.TryParse(text, Given.Dollars, Culture(culture), out var money));
        Assert.Equal(Given.Cents(0), money);
    }

    [Theory]
    [InlineData("1200", "JPY", 1200)]
    [InlineData("1,200", "JPY", 1200)]
    [InlineData("1.234", "KWD", 1234)]
    [InlineData("1", "KWD", 1000)]
    public void Decimals_are_those_of_the_currency(string text, string code, long minor)
    {
        Assert.True(Ordering.Money.TryParse(text, Currency.Of(code), Culture("en-US"), out var money));
        Assert.Equal(Money(minor, code), money);
        Assert.False(Ordering.Money.TryParse("1.2345", Currency.Of(code), Culture("en-US"), out _));
    }

    [Fact]
    public void What_is_written_can_be_read_back() =>
        Gen.Select(Gen.OneOf(Cultures), Gen.OneOf("USD", "EUR", "DKK", "JPY", "KWD", "CHF"), Gen.Long[0, 1_000_000]).Sample((culture, code, minor) =>
        {
            var money = Money(minor, code);
            return Ordering.Money.TryParse(money.Format(Culture(culture)), money.Currency, Culture(culture), out var read) && read == money;
        });

    private static Money Money(long minor, string code) => new(minor, Currency.Of(code));

    private static CultureInfo Culture(string name) => CultureInfo.GetCultureInfo(name);
}
