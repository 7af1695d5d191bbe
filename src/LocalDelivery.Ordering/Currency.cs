using System.Collections.Frozen;

namespace LocalDelivery.Ordering;

/// <summary>A currency people pay with, by its ISO 4217 code.</summary>
/// <remarks>
/// Codes and minor digits are those of ISO 4217, list one. Metals, funds codes and units of account are left out:
/// nobody hands them over at a door.
/// </remarks>
public readonly record struct Currency
{
    private const int UsualMinorDigits = 2;

    private static readonly FrozenSet<string> Codes = (
        "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP "
        + "CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR "
        + "ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN "
        + "MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD "
        + "SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, int> UnusualMinorDigits =
        "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF".Split(' ').Select(code => (code, digits: 0))
        .Concat("BHD IQD JOD KWD LYD OMR TND".Split(' ').Select(code => (code, digits: 3)))
        .ToFrozenDictionary(unusual => unusual.code, unusual => unusual.digits, StringComparer.Ordinal);

    private readonly string? code;

    private Currency(string code) => this.code = code;

    /// <summary>The three capital letters of ISO 4217: "USD".</summary>
    /// <exception cref="InvalidOperationException">This is <c>default</c>, which is no currency.</exception>
    public string Code => code ?? throw new InvalidOperationException("A default Currency is no currency; use Currency.Of.");

    /// <summary>How many decimal digits the minor unit has: 2 for USD, 0 for JPY, 3 for KWD.</summary>
    public int MinorDigits => UnusualMinorDigits.GetValueOrDefault(Code, UsualMinorDigits);

    /// <summary>How many minor units make one of the currency: 100 for USD, 1 for JPY, 1000 for KWD.</summary>
    public int MinorPerUnit => MinorDigits switch { 0 => 1, 2 => 100, _ => 1000 };

    /// <summary>The currency with this code.</summary>
    /// <param name="code">Three capital letters.</param>
    /// <exception cref="ArgumentException">ISO 4217 has no such code.</exception>
    public static Currency Of(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return Codes.TryGetValue(code, out var known)
            ? new(known)
            : throw new ArgumentException($"\"{code}\" is no ISO 4217 currency code, such as USD or EUR.", nameof(code));
    }

    /// <inheritdoc />
    public override string ToString() => code ?? "(no currency)";
}
