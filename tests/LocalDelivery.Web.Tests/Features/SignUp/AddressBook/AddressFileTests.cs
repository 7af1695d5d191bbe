using System.Globalization;
using LocalDelivery.Web.Features.SignUp.AddressBook;

namespace LocalDelivery.Web.Tests.Features.SignUp.AddressBook;

public sealed class AddressFileTests
{
    private static AddressFile Read(params string[] lines) => AddressFile.Read(new StringReader(string.Join('\n', lines)));

    [Theory]
    [InlineData("49.52,11.26,Elm Street,5,91207", "5 columns instead of 6")]
    [InlineData("49.52,11.26,Elm Street,5,91207,Lauf,more", "7 columns instead of 6")]
    [InlineData("rubbish", "1 column instead of 6")]
    [InlineData("49.52,11.26,Elm\0Street,5,91207,Lauf", "an invisible control character")]
    [InlineData("49.52,11.26,Elm Street,5\u001b[2J,91207,Lauf", "an invisible control character")]
    [InlineData("\u00077,11.26,Elm Street,5,91207,Lauf", "an invisible control character")]
    [InlineData("49.52,11.26,  ,5,91207,Lauf", "the street is missing")]
    [InlineData("49.52,11.26,Elm Street,,91207,Lauf", "the house number is missing")]
    [InlineData("north,11.26,Elm Street,5,91207,Lauf", "lat \"north\" is no number")]
    [InlineData("49.52,,Elm Street,5,91207,Lauf", "lon \"\" is no number")]
    [InlineData("91.5,11.26,Elm Street,5,91207,Lauf", "91.5, 11.26 is no place on earth")]
    [InlineData("NaN,11.26,Elm Street,5,91207,Lauf", "NaN, 11.26 is no place on earth")]
    [InlineData("0,0,Elm Street,5,91207,Lauf", "0, 0 is where coordinates were lost")]
    [InlineData("49.53,11.27, Maple Street ,1,91207,Lauf", "the same address as line 2")]
    [InlineData("49.53,11.27,Stra\uFFFDe,1,91207,Lauf", "letters that are not UTF-8")]
    public void A_row_that_can_not_be_kept_says_why(string row, string reason)
    {
        var file = Read(AddressFile.Header, "49.52,11.26,Maple Street,1,91207,Lauf", row);

        var rejected = Assert.Single(file.Rejected);
        Assert.Equal((3, reason, row), (rejected.Line, rejected.Reason.ToString(CultureInfo.InvariantCulture), rejected.Text));
        Assert.Single(file.Addresses);
        Assert.Equal(2, file.Rows);
    }

    [Fact]
    public void Half_a_letter_costs_its_row()
    {
        var file = Read(AddressFile.Header, "49.52,11.26,Elm \ud83d Street,1,91207,Lauf", "49.52,11.26,Elm \ud83c\udf33 Street,1,91207,Lauf");

        Assert.Equal("letters that are not UTF-8", Assert.Single(file.Rejected).Reason.ToString(CultureInfo.InvariantCulture));
        Assert.Single(file.Addresses);
    }

    [Fact]
    public void A_quote_that_is_never_closed_costs_one_row()
    {
        var file = Read(AddressFile.Header, "49.52,11.26,\"Maple Street,1,91207,Lauf", "49.52,11.26,\"Elm, Upper\",2,91207,Lauf");

        Assert.Equal(2, Assert.Single(file.Rejected).Line);
        Assert.Equal("Elm, Upper", Assert.Single(file.Addresses).Street);
    }

    [Fact]
    public void A_row_without_postcode_or_city_is_kept_and_noted()
    {
        var file = Read("LAT, lon,street,housenumber,postcode,city", "", "55.66,12.55, Istedgade,58,,");

        Assert.Equal([3], file.Incomplete);
        Assert.Equal("Istedgade", Assert.Single(file.Addresses).Street);
        Assert.Empty(file.Rejected);
    }

    [Theory]
    [InlineData("")]
    [InlineData("lat;lon;street;housenumber;postcode;city")]
    [InlineData("PK\u0003\u0004")]
    public void Another_file_is_refused_as_a_whole(string first)
    {
        var refused = Assert.Throws<NoAddressFileException>(() => Read(first));

        Assert.StartsWith("line 1 must be \"lat,lon,street,housenumber,postcode,city\"", refused.Message, StringComparison.Ordinal);
    }
}
