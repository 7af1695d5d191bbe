using System.Globalization;
using Microsoft.Extensions.Localization;

namespace LocalDelivery.Web.Features.Messages;

/// <summary>Twilio's error codes in the owner's words. The code stands behind them, for whoever looks it up.</summary>
public sealed class TwilioWords(IStringLocalizer<Text> text)
{
    public const int StoppedCode = 21610;

    public string Failure(int code) => text["{0} ({1})", Words(code), code.ToString(CultureInfo.InvariantCulture)];

    public string NoAnswer => text["it does not answer"];

    private string Words(int code) => code switch
    {
        StoppedCode => text["The phone has answered STOP"],
        21211 or 21214 or 21217 or 21401 => text["This is not a phone number"],
        21612 or 21614 or 30006 => text["This number can not receive texts"],
        21408 => text["The provider's account does not allow texts to this country"],
        21606 or 21659 or 21660 => text["The provider does not know the number that texts come from"],
        21617 => text["The text is too long"],
        30003 => text["The phone was off or out of reach"],
        30004 => text["The phone or its network blocks these texts"],
        30005 => text["Nobody has this number"],
        30007 => text["The network took it for spam"],
        _ => text["The provider could not deliver it"],
    };
}
