using PhoneNumbers;

namespace LocalDelivery.Web.Features.Shared;

/// <summary>Phone numbers as people type them and as we keep them (E.164).</summary>
public static class PhoneNumber
{
    private static readonly PhoneNumberUtil Util = PhoneNumberUtil.GetInstance();

    /// <param name="country">ISO 3166: how a number without an international prefix is read.</param>
    /// <returns>False for what no network could ring.</returns>
    public static bool TryParse(string? typed, string country, out string e164)
    {
        e164 = "";
        try
        {
            var number = Util.Parse(typed ?? "", country);
            if (!Util.IsValidNumber(number)) return false;
            e164 = Util.Format(number, PhoneNumberFormat.E164);
            return true;
        }
        catch (NumberParseException)
        {
            return false;   // the library's way to say "not a number"
        }
    }

    /// <summary>Whether these two letters are a country that has phones.</summary>
    public static bool IsCountry(string country) => Util.GetSupportedRegions().Contains(country);

    /// <summary>A mobile number of the country, for a hint: nobody's, but written as one is there.</summary>
    public static string Example(string country) =>
        Util.GetExampleNumberForType(country, PhoneNumberType.MOBILE) is { } number ? Util.Format(number, PhoneNumberFormat.NATIONAL) : "+1 202 555 0123";

    /// <summary>As the country's own people write it; with the international prefix for a number from elsewhere.</summary>
    public static string Show(string e164, string country)
    {
        var number = Util.Parse(e164, country);
        return Util.Format(number, Util.GetRegionCodeForNumber(number) == country ? PhoneNumberFormat.NATIONAL : PhoneNumberFormat.INTERNATIONAL);
    }
}
