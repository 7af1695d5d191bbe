using LocalDelivery.Web.Features.SignUp.AddressBook;

namespace LocalDelivery.Web.Tests.Features.SignUp.AddressBook;

public sealed class FoldedWordsTests
{
    [Theory]
    [InlineData("Adam-Kraft-Straße", "adam kraft strasse")]
    [InlineData("A.C. Meyers Vænge", "a c meyers vaenge")]
    [InlineData("Sønder Boulevard", "sonder boulevard")]
    [InlineData("ÅBOULEVARD", "aboulevard")]
    [InlineData("  Rückersdorfer   Weg 12a ", "ruckersdorfer weg 12a")]
    [InlineData("O'Connell Street", "oconnell street")]
    [InlineData("…", "")]
    public void Words_are_what_a_hurried_thumb_types(string text, string words) => Assert.Equal(words, string.Join(' ', FoldedWords.Of(text)));

    [Theory]
    [InlineData("12 bahnhofstr", "bahnhofstr", "12", "")]
    [InlineData("Istedgade 5, 1650 København", "istedgade", "5", "1650 kobenhavn")]
    [InlineData("Am Bach 6 c", "am bach", "6c", "")]
    [InlineData("Straße des 17. Juni 5", "strasse des 17 juni", "5", "")]
    [InlineData("17", "", "17", "")]
    public void A_typed_address_is_street_words_number_and_place(string typed, string street, string number, string place)
    {
        var wanted = TypedAddress.Of(typed);

        Assert.Equal((street, number, place), (string.Join(' ', wanted.StreetWords), wanted.Number, string.Join(' ', wanted.PlaceWords)));
    }

    [Fact]
    public void House_numbers_stand_in_the_order_of_the_street() =>
        Assert.Equal(["2", "2a", "2b", "9-11", "10"], new[] { "10", "2b", "9-11", "2a", "2" }.OrderBy(number => number, HouseNumberOrder.Instance));
}
