using LocalDelivery.Web.Features.Accounts;

namespace LocalDelivery.Web.Tests.Features.Accounts;

public sealed class AuthenticatorCodeTests
{
    /// <summary>The RFC's secret "12345678901234567890" in base32.</summary>
    private const string Key = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    [Theory]   // RFC 6238, appendix B, the rows for SHA-1
    [InlineData(59, "94287082")]
    [InlineData(1111111109, "07081804")]
    [InlineData(1111111111, "14050471")]
    [InlineData(1234567890, "89005924")]
    [InlineData(2000000000, "69279037")]
    [InlineData(20000000000, "65353130")]
    public void The_codes_are_those_of_the_RFC(long seconds, string code) =>
        Assert.Equal(code, AuthenticatorCode.At(Key, AuthenticatorCode.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds)), digits: 8));

    [Theory]
    [InlineData(-60, false)]
    [InlineData(-30, true)]
    [InlineData(0, true)]
    [InlineData(30, true)]
    [InlineData(60, false)]
    public void A_clock_may_be_one_step_off(int seconds, bool isRight)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);
        var step = AuthenticatorCode.StepAt(now.AddSeconds(seconds));
        Assert.Equal(isRight ? step : null, AuthenticatorCode.StepOf(Key, AuthenticatorCode.At(Key, step), now));
    }

    [Fact]
    public void A_new_key_is_32_letters_that_an_app_can_read()
    {
        var key = AuthenticatorCode.NewKey();
        Assert.Matches("^[A-Z2-7]{32}$", key);
        Assert.NotEqual(key, AuthenticatorCode.NewKey());
        Assert.Equal($"otpauth://totp/Elm%20Dairy:kim%40elm.example?secret={key}&issuer=Elm%20Dairy", AuthenticatorCode.Uri(key, "Elm Dairy", "kim@elm.example"));
    }
}
