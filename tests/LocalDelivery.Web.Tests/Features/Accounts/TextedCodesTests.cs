using System.Text.RegularExpressions;
using LocalDelivery.Web.Features.Accounts;

namespace LocalDelivery.Web.Tests.Features.Accounts;

public sealed class TextedCodesTests : IAsyncLifetime
{
    private const string Phone = "+12025550123";
    private readonly AppFixture app = new();

    public async ValueTask InitializeAsync()
    {
        await app.InitializeAsync();
        await app.Given.ABusiness();
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private TextedCodes Codes => app.Get<TextedCodes>();

    [Fact]
    public async Task The_code_from_the_text_is_right_once()
    {
        Assert.Equal(CodeAsked.Sent, await Codes.Ask(Phone, TextedCodes.Join, "1.2.3.4"));
        var code = await app.LastCode();

        Assert.Equal(CodeChecked.Wrong, await Codes.Check(Phone, TextedCodes.Join, code == "000000" ? "000001" : "000000"));
        Assert.Equal(CodeChecked.NoLongerValid, await Codes.Check(Phone, TextedCodes.SignIn, code));
        Assert.Equal(CodeChecked.Right, await Codes.Check(Phone, TextedCodes.Join, $" {code[..3]} {code[3..]} "));
        Assert.Equal(CodeChecked.NoLongerValid, await Codes.Check(Phone, TextedCodes.Join, code));
    }

    [Fact]
    public async Task A_code_is_good_for_ten_minutes()
    {
        await Codes.Ask(Phone, TextedCodes.Join, "1.2.3.4");
        app.Time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(CodeChecked.NoLongerValid, await Codes.Check(Phone, TextedCodes.Join, await app.LastCode()));
    }

    [Fact]
    public async Task After_five_wrong_tries_the_right_code_is_wrong_too()
    {
        await Codes.Ask(Phone, TextedCodes.Join, "1.2.3.4");
        var code = await app.LastCode();
        for (var attempt = 0; attempt < 5; attempt++) Assert.Equal(CodeChecked.Wrong, await Codes.Check(Phone, TextedCodes.Join, "12"));
        Assert.Equal(CodeChecked.NoLongerValid, await Codes.Check(Phone, TextedCodes.Join, code));
    }

    [Fact]
    public async Task The_sixth_code_within_an_hour_is_refused_for_a_phone_but_not_for_another()
    {
        for (var attempt = 0; attempt < 5; attempt++) Assert.Equal(CodeAsked.Sent, await Codes.Ask(Phone, TextedCodes.Join, "1.2.3.4"));
        Assert.Equal(CodeAsked.TooMany, await Codes.Ask(Phone, TextedCodes.Join, "1.2.3.4"));
        Assert.Equal(CodeAsked.Sent, await Codes.Ask("+12025550124", TextedCodes.Join, "1.2.3.4"));
        app.Time.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal(CodeAsked.Sent, await Codes.Ask(Phone, TextedCodes.Join, "1.2.3.4"));
    }

    [Fact]
    public async Task The_thirty_first_code_within_an_hour_is_refused_to_an_origin_whatever_the_phone_but_not_to_another()
    {
        for (var phone = 0; phone < 30; phone++) Assert.Equal(CodeAsked.Sent, await Codes.Ask($"+120255501{phone:00}", TextedCodes.Join, "1.2.3.4"));
        Assert.Equal(CodeAsked.TooMany, await Codes.Ask("+12025550199", TextedCodes.Join, "1.2.3.4"));
        Assert.Equal(CodeAsked.Sent, await Codes.Ask("+12025550199", TextedCodes.Join, "1.2.3.5"));
    }

    [Fact]
    public async Task The_text_ends_with_the_line_that_phones_fill_in()
    {
        await Codes.Ask(Phone, TextedCodes.Join, "1.2.3.4");
        Assert.Matches(new Regex("\n@localhost #[0-9]{6}$", RegexOptions.None, TimeSpan.FromSeconds(1)), await app.LastText());
    }
}
